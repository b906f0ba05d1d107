import type { Outcome } from "../../shared/run/outcome.ts";
import type { RunSummary } from "../../shared/run/run-record.ts";

/** What became of the attachment of a run since: a later ADD holds it now, or a DEL has undone the run already. */
export interface SinceRun {
  readonly state: "held" | "undone";
  /** The run that is asked about. */
  readonly id: number;
  /** The later run that holds it, or has undone it. */
  readonly by: number;
}

type Moment = Pick<RunSummary, "startedAt" | "id">;

/** Outcomes of an ADD after which there is something to undo. */
export const undoableOutcomes: readonly Outcome[] = ["running", "succeeded", "interrupted"];

/** Whether a run comes after another one in the history. */
export function isAfter(run: Moment, other: Moment): boolean {
  return run.startedAt > other.startedAt || (run.startedAt === other.startedAt && run.id > other.id);
}

/**
 * What became of the attachment of a run since; `null` if nothing did. An interface has one holder, so that the ADD of
 * another network counts too; a DEL undoes only its own network's.
 * @param runs of the attachment, in any order
 */
export function sinceRun(
  run: Pick<RunSummary, "id" | "startedAt" | "operation" | "networkName">,
  runs: readonly RunSummary[],
): SinceRun | null {
  const later = runs.filter((each) => isAfter(each, run)).sort((a, b) => (isAfter(a, b) ? 1 : -1));
  const holder = later.findLast(
    (each) => each.operation === "ADD" && undoableOutcomes.includes(each.outcome) && !undoes(later, each),
  );
  if (holder !== undefined) return { state: "held", id: run.id, by: holder.id };
  const undone = run.operation === "ADD" ? undoes(later, run) : undefined;
  return undone === undefined ? null : { state: "undone", id: run.id, by: undone.id };
}

/** The DEL that undid an ADD first. */
function undoes(
  runs: readonly RunSummary[],
  added: Moment & Pick<RunSummary, "networkName">,
): RunSummary | undefined {
  return runs.find(
    (each) =>
      each.operation === "DEL" &&
      each.outcome === "succeeded" &&
      each.networkName === added.networkName &&
      isAfter(each, added),
  );
}
