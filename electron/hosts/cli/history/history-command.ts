import { HistoryUnusable } from "../../../history/history-unusable.ts";
import { openRunsStore, type RunsStore } from "../../../history/runs-store.ts";
import type { Command, Given } from "../command-line.ts";
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
  const [word] = words;
  const number = word === undefined ? null : numberOf(word);
  switch (what) {
    case "list":
      return (store) => listRuns(store, given);
    case "usage":
      return (store) => usageCommand(store, given);
    case "export":
    case "label":
    case "delete": {
      const ids = words.map(numberOf).filter((id) => id !== null);
      const other = words.find((each) => numberOf(each) === null);
      if (other !== undefined) return `"history ${what}" takes the numbers of runs, not "${other}"`;
      if (what === "delete") return (store) => deleteCommand(store, ids, given);
      if (what === "label" && ids.length === 0) return '"history label" needs the number of a run';
      if (what === "label") return (store) => labelCommand(store, ids, given);
      return (store) => exportCommand(store, ids, given);
    }
    case "import":
      if (word === undefined) return '"history import" needs a FILE';
      return (_store, historyFile) => importCommand(historyFile, word, given);
    case "backup":
      if (word === undefined) return '"history backup" needs a FILE';
      return (_store, historyFile) => backUpCommand(historyFile, word);
    case "show":
      if (number === null) return '"history show" needs the number of a run';
      return (store) => showRun(store, number, given);
    default:
      return `"history" knows list, show, export, import, backup, label, delete and usage, not "${what}"`;
  }
}

function numberOf(word: string): number | null {
  return /^\d{1,15}$/.test(word) ? Number(word) : null;
}
