/** The time of a run, in milliseconds, monotonic. It stands still while the run waits for the person. */
export interface RunClock {
  /** Since the run's start, without what was waited. */
  elapsedMs(): number;
  /** What was waited so far, in whole. */
  waitedMs(): number;
  /** Stands still until the work has settled. */
  pauseFor<T>(work: () => Promise<T>): Promise<T>;
}

/** @param now milliseconds, monotonic */
export function startRunClock(now: () => number = () => performance.now()): RunClock {
  const startedAt = now();
  let pausedAt: number | null = null;
  let waited = 0;
  const waitedMs = () => waited + (pausedAt === null ? 0 : now() - pausedAt);
  return {
    waitedMs,
    elapsedMs: () => now() - startedAt - waitedMs(),
    pauseFor: async (work) => {
      pausedAt = now();
      try {
        return await work();
      } finally {
        waited = waitedMs();
        pausedAt = null;
      }
    },
  };
}
