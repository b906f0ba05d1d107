import type { RunsToDelete } from "../../../../shared/history/deletion.ts";
import { isEmptyQuery } from "../../../../shared/history/run-query.ts";
import type { RunsStore } from "../../../history/runs-store.ts";
import type { Given } from "../command-line.ts";
import { say } from "../output.ts";
import { runFilter } from "./run-filter.ts";

const never = new AbortController().signal;

/** Deletes runs for good: those that are named, or all that the options mean. Answers with what is wrong. */
export async function deleteCommand(
  store: RunsStore,
  ids: readonly number[],
  given: Given,
): Promise<string | null> {
  const query = runFilter(given);
  const onlyAsks = given.has("dry-run");
  if (ids.length === 0 && isEmptyQuery(query) && !given.has("yes") && !onlyAsks)
    return "Say which runs: by their numbers, by --search, --network, --op or --outcome, or all with --yes.";
  if (ids.length > 0 && !isEmptyQuery(query)) return "Either numbers or a search, not both.";
  const what: RunsToDelete = ids.length > 0 ? { ids } : { query, upTo: store.highestNumber() };
  const { runs, underWay, pinned } = await store.countDeletable(what, never);
  const missing = ids.find((id) => store.summary(id) === null);
  if (missing !== undefined) return `The history has no run ${missing}.`;
  if (underWay > 0) say(`${runsOf(underWay)} under way ${underWay === 1 ? "stays" : "stay"}.`);
  if (pinned > 0 && ids.length === 0) say(`${runsOf(pinned)} pinned ${pinned === 1 ? "stays" : "stay"}.`);
  if (onlyAsks) {
    process.stdout.write(`It would delete ${runsOf(runs)}.\n`);
    return null;
  }
  if (ids.length === 0 && !given.has("yes")) return `It would delete ${runsOf(runs)}; --yes does it.`;
  const removal = await store.deleteRuns(what, () => {}, never);
  await store.purgeNow(removal.id, never);
  await store.sweep(never);
  await store.giveBack(never);
  process.stdout.write(`Deleted ${runsOf(removal.runs)}.\n`);
  return null;
}

const runsOf = (count: number) => (count === 1 ? "1 run" : `${count} runs`);
