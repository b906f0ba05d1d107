import type { RunsStore } from "../history/runs-store.ts";

/** How often it is looked whether the processes live whose runs are under way, in milliseconds. */
const everyMs = 10_000;

export interface OrphansWatch {
  /** To be called when another process may have begun a run. */
  look(): void;
  stop(): void;
}

/**
 * Marks runs of other processes as interrupted once their process has died, which it cannot tell any more. Looks now
 * and then while there are such runs, and not at all while there are none.
 * @param onInterrupted is told of the runs' numbers
 */
export function watchOrphans(
  store: Pick<RunsStore, "underWayElsewhere" | "interruptOrphans">,
  onInterrupted: (ids: readonly number[]) => void,
  onProblem: (error: unknown) => void,
): OrphansWatch {
  let timer: NodeJS.Timeout | null = null;
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      onProblem(error);
    }
  };
  const look = (): void =>
    attempt(() => {
      if (timer !== null || !store.underWayElsewhere()) return;
      timer = setTimeout(() => {
        timer = null;
        attempt(() => onInterrupted(store.interruptOrphans()));
        look();
      }, everyMs);
      timer.unref();
    });
  look();
  return {
    look,
    stop: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
