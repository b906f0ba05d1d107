/** Where in a run something went wrong. */
export type RunErrorCode =
  /** The request was refused before any plugin ran: config, RuntimeConf or target. */
  | "INVALID_REQUEST"
  /** The plugin's executable is in none of the directories. */
  | "PLUGIN_NOT_FOUND"
  /** The plugin answered with an error, or died. */
  | "PLUGIN_FAILED"
  /** The plugin's answer could not be read as a result. */
  | "INVALID_RESULT"
  /** The result cache could not be written or removed. */
  | "CACHE_FAILED"
  /** The plugin ran longer than it was allowed to. */
  | "TIMED_OUT"
  /** The lab or the helper went away. */
  | "TARGET_LOST"
  /** Anything else; the message has the evidence. */
  | "INTERNAL";

/** An error as CNI plugins report it (CNI specification 1.1.0, section 5, "Error"). */
export interface CniError {
  readonly code: number;
  readonly msg: string;
  readonly details: string;
}

/** Why a run or a step failed, as data that can be stored and sent. */
export interface RunError {
  readonly code: RunErrorCode;
  /** The sentence that cnitool would print, to the letter. */
  readonly message: string;
  /** The plugin's own error, if it gave one. */
  readonly cni: CniError | null;
  /** The plugin's type, if a plugin is to blame. */
  readonly pluginType: string | null;
}
