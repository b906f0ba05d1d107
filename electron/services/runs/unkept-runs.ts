import type { ActiveRun } from "./active-run.ts";

/** Between two attempts, in milliseconds; each may wait for another program that has the history locked. */
const retryMs = 10_000;

/** Runs that have ended and whose end the history could not take, for a full disk or a lock. */
export interface UnkeptRuns {
  /** Tries again now and then until the history has it. */
  add(run: ActiveRun): void;
  /** Tries for the last time. */
  close(): void;
}

/** @param onKept is told of each run that the history has taken after all */
export function createUnkeptRuns(onKept: (run: ActiveRun) => void): UnkeptRuns {
  const waiting = new Set<ActiveRun>();
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const tryAll = () => {
    for (const run of waiting) {
      // What keeps one from being written keeps the others as well.
      if (!run.keep()) return;
      waiting.delete(run);
      onKept(run);
    }
    stop();
  };
  return {
    add(run) {
      waiting.add(run);
      timer ??= setInterval(tryAll, retryMs).unref();
    },
    close() {
      tryAll();
      stop();
    },
  };
}
