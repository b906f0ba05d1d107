import { statSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, isAbsolute, join } from "node:path";

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment for a program that keeps its files in its user's own home. */
export interface OwnEnvironment {
  /** As it was given, except for what says where the home is. */
  readonly env: Environment;
  /** Absolute. */
  readonly home: string;
  /** The home of another user that was asked for and is not used; `null` if there was none. */
  readonly foreignHome: string | null;
}

/** What is asked of the machine; for tests. */
export interface Machine {
  readonly uid: number;
  /** The user's home in the list of users; `null` for a user who is in none. */
  readonly listedHome: string | null;
  /** The owner of a file or directory; `null` if it is not there. */
  readonly ownerOf: (path: string) => number | null;
}

/** Directories of the XDG Base Directory Specification that programs write into. */
const baseDirectories = ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] as const;

/**
 * Finds the home: HOME or, where that is empty or no absolute path, what the list of users says. Root does not use
 * another user's, which `sudo -E` hands over: files that root makes there lock their owner out of their own program.
 * @throws Error, a sentence, if there is no home
 */
export function ownEnvironment(env: Environment, machine: Machine = thisMachine()): OwnEnvironment {
  const wanted = env.HOME ?? "";
  const { uid, listedHome } = machine;
  if (uid === 0 && isAbsolute(wanted) && isForeign(wanted, machine)) {
    const home = usable(listedHome);
    return { env: withoutForeign(env, home, machine), home, foreignHome: wanted };
  }
  const home = isAbsolute(wanted) ? wanted : usable(listedHome);
  return { env: { ...env, HOME: home }, home, foreignHome: null };
}

function usable(home: string | null): string {
  if (home !== null && isAbsolute(home)) return home;
  throw new Error(
    "This user has no home directory to keep files in: set HOME to the absolute path of a directory.",
  );
}

function withoutForeign(env: Environment, home: string, machine: Machine): Environment {
  const foreign = baseDirectories.filter((name) => isForeign(env[name] ?? "", machine));
  return {
    ...env,
    // The key to the display lies in the home unless somebody says otherwise, and is still needed.
    XAUTHORITY: env.XAUTHORITY ?? join(env.HOME ?? "", ".Xauthority"),
    ...Object.fromEntries(foreign.map((name) => [name, undefined])),
    HOME: home,
  };
}

/** Whether a directory or, as long as it is not there, the nearest one above it belongs to somebody else. */
function isForeign(path: string, machine: Machine): boolean {
  if (!isAbsolute(path)) return false;
  const owner = machine.ownerOf(path);
  return owner === null ? path !== "/" && isForeign(dirname(path), machine) : owner !== machine.uid;
}

function thisMachine(): Machine {
  return {
    uid: process.getuid?.() ?? -1,
    listedHome: listedHome(),
    ownerOf: (path) => statSync(path, { throwIfNoEntry: false })?.uid ?? null,
  };
}

function listedHome(): string | null {
  try {
    return userInfo().homedir;
  } catch {
    // The user is in no list of users, as in some containers.
    return null;
  }
}
