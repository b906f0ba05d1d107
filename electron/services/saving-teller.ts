import { runsWords } from "../../shared/text/number-words.ts";
import type { Replaced } from "../history/lasting-store.ts";
import type { Salvaged } from "../history/salvage/salvage-runs.ts";
import { messageOf } from "./message-of.ts";
import type { Notices } from "./notices.ts";

/** Tells the person that a history was given up for a new one, and what became of its runs. */
export interface SavingTeller {
  replaced(how: Replaced, file: string): void;
  /** Takes the place of what was said while the runs were being saved. */
  saved(salvaged: Salvaged, aside: string): void;
  /** The same. */
  notSaved(error: unknown, aside: string): void;
}

const begun = "The history was damaged and a new one was begun.";

export function createSavingTeller(notices: Notices): SavingTeller {
  /** Takes back that a history is being saved, by where it lies. */
  const beingSaved = new Map<string, () => void>();
  const tellEnd = (aside: string, message: string, advice: string): void => {
    const takeBack = beingSaved.get(aside);
    beingSaved.delete(aside);
    takeBack?.();
    // One that was set aside when the program ran last was told of then.
    notices.add(takeBack === undefined ? message : `${begun} ${message}`, advice);
  };
  return {
    replaced: (how, file) => {
      if (how.reason === "damaged") {
        const advice = `What can still be read is being saved into it. The damaged one was kept as ${how.setAside}.`;
        beingSaved.set(how.setAside, notices.add(begun, advice));
        return;
      }
      notices.add(
        `The history was deleted or moved while the program was running, and a new one was begun in ${file}.`,
        "Runs are kept again from now on. To go back to the old one, end the program and put the file in its place.",
      );
    },
    saved: (salvaged, aside) =>
      tellEnd(aside, savedWords(salvaged), `The damaged one is still there: ${aside}.`),
    notSaved: (error, aside) =>
      tellEnd(
        aside,
        `The runs of a damaged history could not all be saved: ${messageOf(error)}`,
        `It was kept as ${aside}, and the next start of the program tries again.`,
      ),
  };
}

function savedWords({ saved, lost }: Salvaged): string {
  const notRead = lost === 0 ? "" : ` ${runsWords(lost)} could not be read, or only in part.`;
  return saved === 0
    ? `No run of the damaged history could be saved.${notRead}`
    : `${runsWords(saved)} of the damaged history ${saved === 1 ? "was" : "were"} saved into the new one.${notRead}`;
}
