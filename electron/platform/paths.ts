import { isAbsolute, join } from "node:path";

/** Where this program keeps its things, all absolute. */
export interface ProgramPaths {
  readonly homeDir: string;
  /** Where the user's own folders are listed (xdg-user-dirs). */
  readonly userDirsFile: string;
  readonly configDir: string;
  readonly stateDir: string;
  readonly cacheDir: string;
  /** The user's networks of the lab: NETCONFPATH there. */
  readonly labNetworksDir: string;
  readonly settingsFile: string;
  readonly historyFile: string;
  readonly instanceLockFile: string;
  readonly instanceFile: string;
  readonly browserProfileDir: string;
  readonly logFile: string;
}

/**
 * The program's paths as the XDG Base Directory Specification places them. As that says, a variable that is
 * empty or no absolute path is ignored.
 */
export function programPaths(env: Readonly<Record<string, string | undefined>>, home: string): ProgramPaths {
  const base = (variable: string, fallback: string) => {
    const value = env[variable] ?? "";
    return isAbsolute(value) ? value : join(home, fallback);
  };
  const own = (variable: string, fallback: string) => join(base(variable, fallback), "cnitool-desktop");
  const configDir = own("XDG_CONFIG_HOME", ".config");
  const stateDir = own("XDG_STATE_HOME", ".local/state");
  return {
    homeDir: home,
    userDirsFile: join(base("XDG_CONFIG_HOME", ".config"), "user-dirs.dirs"),
    configDir,
    stateDir,
    cacheDir: own("XDG_CACHE_HOME", ".cache"),
    labNetworksDir: join(configDir, "lab", "net.d"),
    settingsFile: join(configDir, "settings.json"),
    historyFile: join(stateDir, "history.db"),
    instanceLockFile: join(stateDir, "instance.lock.db"),
    instanceFile: join(stateDir, "instance.json"),
    browserProfileDir: join(stateDir, "browser"),
    logFile: join(stateDir, "log", "main.log"),
  };
}
