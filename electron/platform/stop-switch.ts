import { setTimeout as delay } from "node:timers/promises";

/** Why a program is ended before it ends by itself. */
export type StopCause = "cancelled" | "timedOut" | "outputTooLarge";

/** Node fires a longer timer at once. */
const longestTimerMs = 2 ** 31 - 1;

/** What can end a program, in one place: the caller, the clock, or its own output. The first cause counts. */
export interface StopSwitch {
  /** `null` until somebody asked for the end. */
  readonly cause: StopCause | null;
  stop(cause: StopCause): void;
  /** Calls the listener once, at once if the end was asked for already. */
  onStop(listener: () => void): void;
  /** Waits so many milliseconds, less if the end is asked for meanwhile. */
  pause(ms: number): Promise<void>;
  /** Lets go of the caller's signal and the clock. */
  dispose(): void;
}

export function createStopSwitch(signal: AbortSignal | undefined, timeoutMs: number | undefined): StopSwitch {
  let cause: StopCause | null = null;
  const stopped = new AbortController();
  const stop = (newCause: StopCause) => {
    cause ??= newCause;
    stopped.abort();
  };
  const cancel = () => stop("cancelled");
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => stop("timedOut"), Math.min(timeoutMs, longestTimerMs));
  signal?.addEventListener("abort", cancel, { once: true });
  if (signal?.aborted) cancel();
  return {
    get cause() {
      return cause;
    },
    stop,
    onStop(listener) {
      if (cause === null) stopped.signal.addEventListener("abort", listener, { once: true });
      else listener();
    },
    async pause(ms) {
      const timerOfPause = new AbortController();
      stopped.signal.addEventListener("abort", () => timerOfPause.abort(), { once: true });
      if (cause === null) await delay(ms, undefined, { signal: timerOfPause.signal }).catch(ignoreAbort);
    },
    dispose() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
    },
  };
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}
