/** A program to run. No shell is involved, and nothing of the caller's environment is passed on. */
export interface ExecRequest {
  /** The executable's absolute path, then its arguments. */
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: Uint8Array;
  /** Absolute path of the working directory; `/` where absent. */
  readonly cwd?: string;
  /** The process group is killed when this fires: SIGTERM, then SIGKILL after 1 s. */
  readonly signal?: AbortSignal;
  /** Likewise after so many milliseconds; never where absent. */
  readonly timeoutMs?: number;
  /** Likewise when stdout or stderr grows past so many bytes; 16 MiB where absent. */
  readonly maxOutputBytes?: number;
}

/**
 * What became of a program, in one shape for success and failure. It is there once the process has exited and
 * its streams are closed or, where a grandchild keeps a stream open, `streamGraceMs` after the exit.
 */
export interface ProcessResult {
  readonly argv: readonly [string, ...string[]];
  /** `null` when a signal ended it or it never started. */
  readonly exitCode: number | null;
  /** Such as `SIGKILL`; `null` when it exited or never started. */
  readonly signal: string | null;
  /** Why it could not be started: the errno name, such as `EACCES`; `null` when it was. */
  readonly spawnError: string | null;
  readonly timedOut: boolean;
  readonly cancelled: boolean;
  readonly outputTooLarge: boolean;
  /** A grandchild still held stdout or stderr when the grace was over; what came until then is kept. */
  readonly streamsHeldOpen: boolean;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  /** Milliseconds from start to end, monotonic. */
  readonly durationMs: number;
}
