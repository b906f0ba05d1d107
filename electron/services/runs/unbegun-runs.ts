import { counted } from "../../../shared/text/number-words.ts";
import { messageOf } from "../message-of.ts";
import type { Notices } from "../notices.ts";
import type { ActiveRun } from "./active-run.ts";
import { historyAdvice } from "./history-advice.ts";

/** Runs that began while the history could not be written, and that it does not have at all until it can. */
export interface UnbegunRuns {
  /** Tells the person that the history does not have this run either, and why. */
  add(run: ActiveRun, reason: unknown): void;
  /**
   * Writes them as they stand, so that no other run is given their numbers.
   * @throws Error if the history still cannot be written
   */
  adopt(): void;
  /** Tells what is left, once one of them may have been written by itself. */
  settle(): void;
}

/** @param onAdopted is told of each run that the history has now */
export function createUnbegunRuns(notices: Notices, onAdopted: (run: ActiveRun) => void): UnbegunRuns {
  const waiting = new Set<ActiveRun>();
  let reason: unknown = null;
  let takeBack = () => {};

  const tell = () => {
    takeBack();
    const [run] = waiting;
    if (run === undefined) return;
    const which = waiting.size === 1 ? `Run ${run.id} is` : `${counted(waiting.size, "run")} are`;
    takeBack = notices.add(
      `${which} not in the history: ${messageOf(reason)}`,
      `${waiting.size === 1 ? "It is" : "They are"} written as soon as that can be done while the program is open. ${historyAdvice(reason)}`,
    );
  };
  const settle = () => {
    const begun = [...waiting].filter(({ isBegun }) => isBegun);
    if (begun.length === 0) return;
    for (const run of begun) {
      waiting.delete(run);
      const { id, record } = run;
      if (record.id === id) continue;
      notices.add(
        `Run ${id} is in the history as run ${record.id}.`,
        "Another program used its number while the history could not be written.",
      );
    }
    tell();
  };

  return {
    add(run, why) {
      waiting.add(run);
      reason = why;
      tell();
    },
    adopt() {
      try {
        for (const run of waiting) {
          run.adopt();
          onAdopted(run);
        }
      } finally {
        settle();
      }
    },
    settle,
  };
}
