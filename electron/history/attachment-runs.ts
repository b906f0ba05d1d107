import type { DatabaseSync } from "node:sqlite";
import type { AttachmentPart } from "../../shared/history/attachment-part.ts";
import type { RunSummary } from "../../shared/run/run-record.ts";
import { isKept } from "./kept-runs.ts";
import { summaryColumns, summaryFromRow } from "./run-rows.ts";

/** Makes a function that gives the runs of one container's interface, the newest first. */
export function createAttachmentReader(
  database: DatabaseSync,
): (part: AttachmentPart) => readonly RunSummary[] {
  const runsOf = database.prepare(`
    SELECT ${summaryColumns} FROM runs INDEXED BY runs_by_attachment LEFT JOIN run_labels ON run_id = id
    WHERE container_id = $containerId AND if_name = $ifName AND target_id = $targetId
      AND (started_at, id) < ($startedAt, $id) AND ${isKept}
    ORDER BY started_at DESC, id DESC LIMIT $limit`);
  return ({ attachment: { targetId, containerId, ifName }, after, limit }) => {
    const { startedAt = Number.MAX_SAFE_INTEGER, id = 0 } = after ?? {};
    return runsOf.all({ targetId, containerId, ifName, startedAt, id, limit }).map(summaryFromRow);
  };
}
