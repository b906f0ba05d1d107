import type { IpcError } from "./ipc-error.ts";

/** What the main process wants to know beside answering. */
export interface ServeOptions {
  /** A message was dropped: why, and its text. */
  readonly onRejected?: (reason: string, message: string) => void;
  /** What the window is told of an error that is no `IpcError` and no mistake of ours either; `null` for any other. */
  readonly foreseen?: (error: unknown) => IpcError | null;
  /** Answering failed in a way that is a mistake of ours; the window is told no more than a sentence. */
  readonly onFailure?: (name: string, error: unknown) => void;
}
