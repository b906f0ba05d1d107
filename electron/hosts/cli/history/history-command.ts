import { HistoryUnusable } from "../../../history/history-unusable.ts";
import { openRunsStore, type RunsStore } from "../../../history/runs-store.ts";
import type { Command, Given } from "../command-line.ts";
import { say } from "../output.ts";
import type { Surroundings } from "../surroundings.ts";
import { exportRuns } from "./export-runs.ts";
import { listRuns } from "./list-runs.ts";
import { showRun } from "./show-run.ts";

/** Looks at the history: `list`, which is meant when nothing is said, `show` or `export`. */
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
    const problem = await look(store);
    return problem === null ? 0 : fail(problem);
  } finally {
    store.close();
  }
}

function fail(message: string): number {
  say(message);
  return 1;
}

/** What to do with the history, which answers with what is wrong, or the mistake in the command. */
function lookFor(
  what: string,
  [id]: readonly string[],
  given: Given,
): ((store: RunsStore) => Promise<string | null> | string | null) | string {
  const number = id !== undefined && /^\d{1,15}$/.test(id) ? Number(id) : null;
  switch (what) {
    case "list":
      return (store) => listRuns(store, given);
    case "export":
      if (id !== undefined && number === null)
        return `"history export" takes the number of a run, not "${id}"`;
      return (store) => exportRuns(store, number, given);
    case "show":
      if (number === null) return '"history show" needs the number of a run';
      return (store) => showRun(store, number, given);
    default:
      return `"history" knows list, show and export, not "${what}"`;
  }
}
