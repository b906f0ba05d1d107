import { HistoryUnusable } from "../../../history/history-unusable.ts";
import { RunDamaged } from "../../../history/run-damaged.ts";
import { openRunsStore, type RunsStore } from "../../../history/runs-store.ts";
import type { Command, Given } from "../command-line.ts";
import { type HistoryWord, historyWords, isHistoryWord, strangeOption } from "../history-words.ts";
import { say } from "../output.ts";
import type { Surroundings } from "../surroundings.ts";
import { backUpCommand } from "./back-up-command.ts";
import { deleteCommand } from "./delete-command.ts";
import { exportCommand } from "./export-command.ts";
import { importCommand } from "./import-command.ts";
import { labelCommand } from "./label-command.ts";
import { listRuns } from "./list-runs.ts";
import { showRun } from "./show-run.ts";
import { usageCommand } from "./usage-command.ts";

/** Looks at the history, or carries it along: `list` is meant when nothing is said. */
export async function historyCommand({ words, given }: Command, around: Surroundings): Promise<number> {
  const [what = "list", ...rest] = words;
  const look = lookFor(what, rest, given);
  if (typeof look === "string") return fail(`${look}\nTry: cnitool-desktop history --help`);
  if (around.paths === null) return fail("This user has no home directory, and so no history.");
  let store: RunsStore;
  try {
    store = openRunsStore(around.paths.historyFile, around.labOwner);
  } catch (error) {
    if (error instanceof HistoryUnusable) return fail(`${error.message} ${error.advice}`);
    throw error;
  }
  try {
    if (store.setAside !== null) say(`The history was damaged; it was moved to ${store.setAside}.`);
    const problem = await look(store, around.paths.historyFile);
    return problem === null ? 0 : fail(problem);
  } catch (error) {
    if (error instanceof RunDamaged) return fail(`${error.message} The other runs are not touched by that.`);
    throw error;
  } finally {
    store.close();
  }
}

function fail(message: string): number {
  say(message);
  return 1;
}

type Look = (store: RunsStore, historyFile: string) => Promise<string | null> | string | null;

/** What to do with the history, which answers with what is wrong, or the mistake in the command. */
function lookFor(what: string, words: readonly string[], given: Given): Look | string {
  if (!isHistoryWord(what)) return `"history" knows ${Object.keys(historyWords).join(", ")}, not "${what}"`;
  const strange = strangeOption(what, given.keys());
  return strange === null ? knownLook(what, words, given) : `"history ${what}" has no option --${strange}`;
}

function knownLook(what: HistoryWord, words: readonly string[], given: Given): Look | string {
  const [word] = words;
  switch (what) {
    case "list":
      return (store) => listRuns(store, given);
    case "usage":
      return (store) => usageCommand(store, given);
    case "export":
    case "label":
    case "delete":
      return lookAtRuns(what, words, given);
    case "import":
      if (word === undefined) return '"history import" needs a FILE';
      return (_store, historyFile) => importCommand(historyFile, word, given);
    case "backup":
      if (word === undefined) return '"history backup" needs a FILE';
      return (_store, historyFile) => backUpCommand(historyFile, word);
    case "show": {
      const number = word === undefined ? null : numberOf(word);
      if (number === null) return '"history show" needs the number of a run';
      return (store) => showRun(store, number, given);
    }
  }
}

/** What is done to runs of which the numbers are given. */
function lookAtRuns(
  what: "export" | "label" | "delete",
  words: readonly string[],
  given: Given,
): Look | string {
  const other = words.find((each) => numberOf(each) === null);
  if (other !== undefined) return `"history ${what}" takes the numbers of runs, not "${other}"`;
  const ids = words.map(numberOf).filter((id) => id !== null);
  switch (what) {
    case "delete":
      return (store) => deleteCommand(store, ids, given);
    case "label":
      if (ids.length === 0) return '"history label" needs the number of a run';
      return (store) => labelCommand(store, ids, given);
    case "export":
      return (store, historyFile) => exportCommand({ reader: store, historyFile }, ids, given);
  }
}

function numberOf(word: string): number | null {
  return /^\d{1,15}$/.test(word) ? Number(word) : null;
}
