import type { TargetId } from "../../../shared/target/target-status.ts";
import { ownEnvironment } from "../../platform/own-environment.ts";
import { type ProgramPaths, programPaths } from "../../platform/paths.ts";

export type Env = Readonly<Record<string, string>>;

/**
 * Set inside a lab that this command line made: who owns the runs in there, as process-identity.ts names processes. A lab
 * has process numbers of its own, which mean nothing to who reads the history outside.
 */
export const labVariable = "CNITOOL_DESKTOP_LAB";
/** Set for the first process of such a lab: see enter-lab.ts. */
export const lifelineVariable = "CNITOOL_DESKTOP_LAB_LIFELINE";

/** What a command finds around it. */
export interface Surroundings {
  /** The environment without what this program adds to it for itself; plugins inherit all of it, as from cnitool. */
  readonly env: Env;
  /** Who owns runs, inside a lab; `null` on this host. */
  readonly labOwner: string | null;
  readonly targetId: TargetId;
  /** The program's files; `null` for a user without a home. */
  readonly paths: ProgramPaths | null;
  /** The file that starts this program. */
  readonly entry: string;
}

export function surroundings(entry: string): Surroundings {
  const env = new Map(Object.entries(process.env).map(([name, value]) => [name, value ?? ""]));
  const labOwner = env.get(labVariable) ?? null;
  env.delete(labVariable);
  env.delete(lifelineVariable);
  return {
    env: Object.fromEntries(env),
    labOwner,
    targetId: labOwner === null ? "host" : "lab",
    paths: pathsOf(process.env),
    entry,
  };
}

function pathsOf(env: NodeJS.ProcessEnv): ProgramPaths | null {
  try {
    const own = ownEnvironment(env);
    return programPaths(own.env, own.home);
  } catch {
    // HOME is not set, and the list of users has none either.
    return null;
  }
}
