import { homedir } from "node:os";
import { join } from "node:path";
import { createLog } from "../../platform/log.ts";
import { programPaths } from "../../platform/paths.ts";
import { createServices } from "../../services/create-services.ts";
import { tellFailure } from "../tell-failure.ts";
import { runChromiumHost } from "./run-host.ts";

/** The entry of the Chromium window; it lies in `dist/chromium`, beside the other built files. */

const dist = join(import.meta.dirname, "..");
const { env } = process;
const paths = programPaths(env, homedir());
const log = createLog({ file: paths.logFile, maxBytes: 5_000_000, alsoStderr: false });
const quit = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => quit.abort());
process.on("uncaughtException", (error) => process.exit(tellFailure(error, log, paths.logFile)));

try {
  const ran = await runChromiumHost({
    ...{ env, paths, log },
    pageDir: join(dist, "renderer"),
    preloadFile: join(dist, "electron/preload.cjs"),
    quit: quit.signal,
    createServices: (hostInfo) =>
      createServices({
        ...{ paths, env, hostInfo },
        launch: { node: { execPath: process.execPath, env: {} }, helperFile: join(dist, "helper/helper.js") },
        onReady: (paintMs) => log.info("The window is ready", { paintMs }),
      }),
  });
  if (!ran) console.log("cnitool desktop is already open; its window was brought to the front.");
  process.exit(0);
} catch (error) {
  process.exit(tellFailure(error, log, paths.logFile));
}
