import type { ExactBytes } from "../run/exact-bytes.ts";

/** Something about a configuration file that a person should know. */
export interface ConfProblem {
  /** `error`: libcni refuses the file. `warning`: it works, but not as its author may think. */
  readonly severity: "error" | "warning";
  /** A sentence for people. */
  readonly message: string;
  /** libcni's own text, if libcni would report this. */
  readonly libcniMessage: string | null;
  /** Line and column from 1, in characters; `null` where no place can be named. */
  readonly position: { readonly line: number; readonly column: number } | null;
}

/** One plugin of a network, as the window needs it. */
export interface PluginOutline {
  readonly type: string;
  /** `ipam.type`, if there is one. */
  readonly ipamType: string | null;
  /** Capabilities that the plugin declares with `true`: the runtimeConfig keys that it will receive. */
  readonly capabilities: readonly string[];
}

/** A network as libcni would load it from one file. */
export interface NetworkOutline {
  readonly name: string;
  /** As libcni chooses it from cniVersion and cniVersions; empty if the file names none. */
  readonly cniVersion: string;
  readonly plugins: readonly PluginOutline[];
  readonly disableCheck: boolean;
  readonly disableGC: boolean;
}

/** One configuration file of a directory, good or broken. */
export interface NetworkFile {
  /** Absolute path. */
  readonly file: string;
  readonly bytes: ExactBytes;
  /** `null` for a file that libcni refuses. */
  readonly network: NetworkOutline | null;
  readonly problems: readonly ConfProblem[];
}

/** All configuration files of a target's directory. */
export interface NetworkDirectory {
  /** Absolute path: NETCONFPATH. */
  readonly directory: string;
  /** Plugin directories: CNI_PATH. */
  readonly pluginPath: readonly string[];
  /** In the order in which libcni reads them. */
  readonly files: readonly NetworkFile[];
  /** A sentence if the directory itself could not be read. */
  readonly problem: string | null;
  /** There is no such directory, which for libcni is one without files; there is where absent. */
  readonly missing?: boolean | undefined;
}
