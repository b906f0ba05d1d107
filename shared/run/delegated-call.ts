import type { ExactBytes } from "./exact-bytes.ts";

/** Begins the name of the directory that is put in front of the CNI_PATH of plugins whose calls are recorded. */
export const recordingPrefix = "cnitool-desktop-delegates-";

export const recordedStreams = ["stdin", "stdout", "stderr"] as const;

/** One program that a plugin ran itself, found by way of CNI_PATH, such as for its addresses. */
export interface DelegatedCall {
  readonly pluginType: string;
  /** The executable. */
  readonly path: string;
  /** As `NAME=value`, in the order in which the delegate got them. */
  readonly env: readonly string[];
  readonly stdin: ExactBytes;
  readonly stdout: ExactBytes;
  readonly stderr: ExactBytes;
  /** Streams that were longer than what is kept. */
  readonly cut: readonly (typeof recordedStreams)[number][];
  /** `null` when a signal ended it, or it had not ended when its plugin did. */
  readonly exitCode: number | null;
  /** Such as `SIGKILL`. */
  readonly signal: string | null;
  /** Milliseconds from the plugin's start to the delegate's. */
  readonly offsetMs: number;
  /** Milliseconds; `null` when it had not ended when its plugin did. */
  readonly durationMs: number | null;
}

/** What became of recording the delegates of one plugin call. */
export interface DelegateRecording {
  /** The recorder's directory, which stood in front of the plugin's CNI_PATH; `null` if nothing could be recorded. */
  readonly directory: string | null;
  /** Why nothing could be recorded; `null` if all went well. */
  readonly problem: string | null;
  /** In the order in which they began. */
  readonly calls: readonly DelegatedCall[];
}

/** Whether a delegate ended with exit status 0. */
export function delegateSucceeded({ exitCode }: Pick<DelegatedCall, "exitCode">): boolean {
  return exitCode === 0;
}
