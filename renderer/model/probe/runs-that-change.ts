import type { Operation } from "../../../shared/run/operation.ts";
import type { RunRecord, RunSummary } from "../../../shared/run/run-record.ts";
import type { TargetId } from "../../../shared/target/target-status.ts";

const changing: readonly Operation[] = ["ADD", "DEL", "GC"];

/**
 * Tells of each run of a target whether it has ended just now: once for each, however often the history speaks of it
 * afterwards, and never for those that ended before `since`, in milliseconds since the epoch.
 */
export function endedRuns(targetId: TargetId, since: number): (run: RunSummary) => boolean {
  const begun = new Set<number>();
  const ended = new Set<number>();
  return ({ id, outcome, startedAt, durationMs, targetId: where }) => {
    if (where !== targetId || ended.has(id)) return false;
    if (outcome === "running") {
      begun.add(id);
      return false;
    }
    ended.add(id);
    return begun.has(id) || startedAt + (durationMs ?? 0) >= since;
  };
}

/**
 * Whether packets may go another way since a run that has ended. Where nobody looked, a plugin that ran may have made
 * it so. Neighbours come and go by themselves.
 */
export function mayHaveChangedKernel({ operation, changes, steps }: RunRecord): boolean {
  if (changes?.changes.some(({ kind }) => kind !== "neighbour") === true) return true;
  const notSeen = changes === null ? steps.length > 0 : changes.unread.length > 0;
  return notSeen && changing.includes(operation);
}
