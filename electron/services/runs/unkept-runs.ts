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
  /** @returns whether the history has it now */
  const attempt = (run: ActiveRun): boolean => {
    if (!run.keep()) return false;
    waiting.delete(run);
    onKept(run);
    return true;
  };
  const tryInTurn = () => {
    for (const run of waiting) {
      if (attempt(run)) continue;
      // Whatever keeps it from being written most likely keeps the others too; but one may be too large for the disk
      // alone, so that another one has its turn next time.
      waiting.delete(run);
      waiting.add(run);
      return;
    }
    stop();
  };
  return {
    add(run) {
      waiting.add(run);
      timer ??= setInterval(tryInTurn, retryMs).unref();
    },
    close() {
      stop();
      for (const run of [...waiting]) attempt(run);
    },
  };
}
