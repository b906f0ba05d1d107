import { join } from "node:path";
import { createServices } from "../../services/create-services.ts";
import { startChromiumHost } from "./start-host.ts";

// The entry of the Chromium window; once built it lies in dist/chromium.
const dist = join(import.meta.dirname, "..");

await startChromiumHost({
  dist,
  createServices: (hostInfo, { env, paths, log, foreignHome }) =>
    createServices({
      ...{ env, paths, foreignHome, hostInfo },
      launch: { node: { execPath: process.execPath, env: {} }, helperFile: join(dist, "helper/helper.js") },
      onReady: (paintMs) => log.info("The window is ready", { paintMs }),
    }),
});
