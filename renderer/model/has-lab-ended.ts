import type { RunRecord } from "../../shared/run/run-record.ts";
import type { TargetStatus } from "../../shared/target/target-status.ts";

/** Whether the lab in which a run was has ended, and taken along all that the run had made there. */
export function hasLabEnded(
  { targetId, startedAt }: Pick<RunRecord, "targetId" | "startedAt">,
  statuses: readonly TargetStatus[] | null,
): boolean {
  const lab = statuses?.find(({ id }) => id === "lab");
  if (targetId !== "lab" || lab === undefined) return false;
  return lab.state !== "ready" || startedAt < lab.since;
}

/** What that means for what a run has left. */
export const labEndedWords =
  "The lab in which it ran has ended and took everything along, so there is nothing to clean up.";
