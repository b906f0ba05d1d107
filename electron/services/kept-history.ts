import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunSummary } from "../../shared/run/run-record.ts";
import { HistoryUnusable } from "../history/history-unusable.ts";
import { openLastingStore, type Replaced } from "../history/lasting-store.ts";
import type { RunsStore } from "../history/runs-store.ts";
import { salvageRuns } from "../history/salvage/salvage-runs.ts";
import { markSaved, unsavedHistories } from "../history/salvage/set-aside.ts";
import { saysLocked } from "../history/sqlite-error.ts";
import { messageOf } from "./message-of.ts";
import type { Notices } from "./notices.ts";
import { createSavingTeller } from "./saving-teller.ts";

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
  const teller = createSavingTeller(notices);
  let saving = Promise.resolve();
  const { store, file, forget } = openSomewhere(wanted, notices, (how, where) => {
    teller.replaced(how, where);
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
      teller.saved(salvaged, aside);
      const newest = salvaged.newest === null ? null : store.summary(salvaged.newest);
      if (newest !== null) onSaved(newest);
    } catch (error) {
      if (closing.signal.aborted) return;
      teller.notSaved(error, aside);
    }
  };
  if (store.setAside !== null) teller.replaced({ reason: "damaged", setAside: store.setAside }, file);
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
