import { createLog, type Log } from "../../platform/log.ts";
import { type Environment, ownEnvironment } from "../../platform/own-environment.ts";
import { type ProgramPaths, programPaths } from "../../platform/paths.ts";
import type { Services } from "../../services/create-services.ts";
import { tellFailure } from "../tell-failure.ts";
import { type HostInfo, runChromiumHost } from "./run-host.ts";

/** What services need of the process that they run in. */
export interface StartedProgram {
  readonly env: Environment;
  readonly paths: ProgramPaths;
  readonly log: Log;
  /** The home of another user that is not used; `null` if there is none. */
  readonly foreignHome: string | null;
}

export interface StartOptions {
  /** The folder of all built files. */
  readonly dist: string;
  createServices(hostInfo: HostInfo, program: StartedProgram): Promise<Services>;
}

/** Runs the program as a process of its own: listens to signals, tells failures, and exits. */
export async function startChromiumHost({ dist, createServices }: StartOptions): Promise<never> {
  const { env, home, foreignHome } = ownEnvironment(process.env);
  const paths = programPaths(env, home);
  const log = createLog({ file: paths.logFile, maxBytes: 5_000_000, alsoStderr: false });
  const fail = (error: unknown) => process.exit(tellFailure(error, log, paths.logFile));
  process.on("uncaughtException", fail);
  const quit = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => quit.abort());
  try {
    const ran = await runChromiumHost({
      ...{ env, paths, log, dist },
      quit: quit.signal,
      createServices: (hostInfo) => createServices(hostInfo, { env, paths, log, foreignHome }),
    });
    if (!ran) console.log("cnitool desktop is already open; its window was brought to the front.");
    return process.exit(0);
  } catch (error) {
    return fail(error);
  }
}
