import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunSummary } from "../../shared/run/run-record.ts";
import { runsWords } from "../../shared/text/number-words.ts";
import { HistoryUnusable } from "../history/history-unusable.ts";
import { openLastingStore, type Replaced } from "../history/lasting-store.ts";
import type { RunsStore } from "../history/runs-store.ts";
import { type Salvaged, salvageRuns } from "../history/salvage/salvage-runs.ts";
import { markSaved, unsavedHistories } from "../history/salvage/set-aside.ts";
import { saysLocked } from "../history/sqlite-error.ts";
import { messageOf } from "./message-of.ts";
import type { Notices } from "./notices.ts";

/** The history of the program, and what is being saved into it. */
export interface KeptHistory {
  readonly store: RunsStore;
  /** Where it lies, which is somewhere else for the time being where its own file cannot be used. */
  readonly file: string;
  /** Resolves when nothing is being saved any more and the history is closed. What was not saved yet is next time. */
  close(): Promise<void>;
}

/**
 * Opens the history and sees to it that runs can be kept as long as the program lasts. A damaged one is set aside, and
 * what can be read of it is saved into a new one in the background; one that cannot be used is left alone, and runs are
 * kept until the program ends. The person is told of all that.
 * @param onSaved is told of a run of each history that was saved, so that lists are read again
 * @throws HistoryUnusable while another program has it locked
 */
export function openKeptHistory(
  wanted: string,
  notices: Notices,
  onSaved: (run: RunSummary) => void,
): KeptHistory {
  const closing = new AbortController();
  let saving = Promise.resolve();
  const { store, file, forget } = openSomewhere(wanted, notices, (how, where) => {
    tellReplaced(how, where, notices);
    saveUnsaved();
  });
  const saveUnsaved = () => {
    saving = saving
      .then(async () => {
        for (const aside of unsavedHistories(file)) await saveOne(aside);
      })
      .catch((error: unknown) => {
        notices.add(`Damaged histories could not be looked for: ${messageOf(error)}`, "");
      });
  };
  const saveOne = async (aside: string) => {
    if (closing.signal.aborted) return;
    try {
      const salvaged = await salvageRuns(aside, file, closing.signal);
      markSaved(aside);
      tellSaved(salvaged, aside, notices);
      const newest = salvaged.newest === null ? null : store.summary(salvaged.newest);
      if (newest !== null) onSaved(newest);
    } catch (error) {
      if (closing.signal.aborted) return;
      notices.add(
        `The runs of a damaged history could not all be saved: ${messageOf(error)}`,
        `It was kept as ${aside}, and the next start of the program tries again.`,
      );
    }
  };
  if (store.setAside !== null) tellReplaced({ reason: "damaged", setAside: store.setAside }, file, notices);
  saveUnsaved();
  return {
    ...{ store, file },
    close: async () => {
      closing.abort();
      await saving;
      store.close();
      forget();
    },
  };
}

/** Opens the history, or one for the time being where it cannot be used. */
function openSomewhere(
  wanted: string,
  notices: Notices,
  onReplaced: (how: Replaced, file: string) => void,
): { readonly store: RunsStore; readonly file: string; forget(): void } {
  const open = (file: string) => openLastingStore(file, (how) => onReplaced(how, file));
  try {
    return { store: open(wanted), file: wanted, forget: () => {} };
  } catch (error) {
    // That goes by, and who starts again a little later has all runs in one history.
    if (!(error instanceof HistoryUnusable) || saysLocked(error.cause)) throw error;
    const directory = mkdtempSync(join(tmpdir(), "cnitool-desktop-history-"));
    const file = join(directory, "history.db");
    const store = open(file);
    notices.add(
      `${error.message} What you run now is kept only until the program ends.`,
      `${error.advice} Export the runs that you want to keep.`,
    );
    return { store, file, forget: () => rmSync(directory, { recursive: true, force: true }) };
  }
}

function tellReplaced(how: Replaced, file: string, notices: Notices): void {
  if (how.reason === "damaged") {
    notices.add(
      "The history was damaged and a new one was begun.",
      `What can still be read is being saved into it. The damaged one was kept as ${how.setAside}.`,
    );
    return;
  }
  notices.add(
    `The history was deleted or moved while the program was running, and a new one was begun in ${file}.`,
    "Runs are kept again from now on. To go back to the old one, end the program and put the file in its place.",
  );
}

function tellSaved({ saved, lost }: Salvaged, aside: string, notices: Notices): void {
  const notRead = lost === 0 ? "" : ` ${runsWords(lost)} could not be read, or only in part.`;
  notices.add(
    saved === 0
      ? `No run of the damaged history could be saved.${notRead}`
      : `${runsWords(saved)} of the damaged history ${saved === 1 ? "was" : "were"} saved into the new one.${notRead}`,
    `The damaged one is still there: ${aside}.`,
  );
}
