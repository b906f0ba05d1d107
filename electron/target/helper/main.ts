import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { targetIds } from "../../../shared/target/target-status.ts";
import { quickestStarter, setProgramStarter } from "../../platform/choose-starter.ts";
import { createLocalTarget } from "../local-target.ts";
import { anyExecutable, onlyRootsPlugins } from "./allow-list.ts";
import { serveTarget } from "./server.ts";
import { endPrograms, killRunningGroups, killUserNamespace } from "./shut-down.ts";

/*
 * The helper: does for the program what needs rights or namespaces that the program itself does not have. It talks
 * over stdin and stdout and lives as long as somebody holds the other end of its stdin.
 */

const options = z
  .object({
    target: z.enum(targetIds),
    /** Directories whose files may be read and written. */
    files: z.array(z.string()).default([]),
    /** Directories whose files may be read. */
    plugins: z.array(z.string()).default([]),
    /** Nothing else ends what the programs leave behind. */
    sweep: z.boolean().default(false),
  })
  .parse(
    parseArgs({
      options: {
        target: { type: "string" },
        files: { type: "string", multiple: true },
        plugins: { type: "string", multiple: true },
        sweep: { type: "boolean" },
      },
    }).values,
  );

const electronAsNode = process.env.ELECTRON_RUN_AS_NODE;
setProgramStarter(await quickestStarter());
const target = createLocalTarget({
  id: options.target,
  allowedDirectories: options.files,
  readableDirectories: options.plugins,
  prober: {
    execPath: process.execPath,
    // Beside this file, in the sources and where it is built.
    file: join(import.meta.dirname, `prober${extname(import.meta.filename)}`),
    env: electronAsNode === undefined ? {} : { ELECTRON_RUN_AS_NODE: electronAsNode },
  },
});

let ending: Promise<void> | null = null;
function end(exitCode: number): Promise<void> {
  ending ??= endPrograms(target).then(() => {
    if (options.sweep) killUserNamespace();
    process.exit(exitCode);
  });
  return ending;
}

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void end(0));
process.on("uncaughtException", (error) => {
  // Nothing is to outlive the helper, whatever went wrong in it.
  killRunningGroups();
  if (options.sweep) killUserNamespace();
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exit(70);
});

await serveTarget({
  input: process.stdin,
  output: process.stdout,
  target,
  guardExec: options.target === "host" ? onlyRootsPlugins(options.plugins) : anyExecutable,
});
await end(0);
