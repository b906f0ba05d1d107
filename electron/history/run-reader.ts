import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { HistoryFilter, HistoryPage } from "../../shared/run/history-query.ts";
import type { KernelChange } from "../../shared/run/kernel-change.ts";
import type { RunRecord, RunSummary } from "../../shared/run/run-record.ts";
import { type AttachmentOf, createMadeByAdds } from "./made-by-adds.ts";
import { recordFromRow, stepFromRow, summaryFromRow } from "./run-rows.ts";

/** What is read of the history. */
export interface RunReader {
  /** A run with all its steps; `null` if there is none of that number. */
  get(id: number): RunRecord | null;
  /** One line of the list; `null` if there is none of that number. */
  summary(id: number): RunSummary | null;
  /** Newest first; with `beforeId` only older ones. */
  page(filter: HistoryFilter, beforeId: number | undefined, limit: number): HistoryPage;
  /** What the ADDs of a run's attachment did to the machine since its last DEL that succeeded. */
  madeByAdds(run: AttachmentOf): readonly KernelChange[];
  /** Names of all networks that there are runs of, in the order of their bytes. */
  networks(): readonly string[];
}

const summaryColumns =
  "id, operation, target_id, network_name, netns, container_id, if_name, started_at, duration_ms, outcome, headline";

/** Jumps along the index from name to name, so that it takes as long as there are names, not runs. */
const distinctNetworks = `
  WITH RECURSIVE names (name) AS (
    SELECT min(network_name) FROM runs
    UNION ALL
    SELECT (SELECT min(network_name) FROM runs WHERE network_name > name) FROM names WHERE name IS NOT NULL
  )
  SELECT name FROM names WHERE name IS NOT NULL`;

const countRow = z.object({ count: z.int() });
const nameRow = z.object({ name: z.string() });

export function createRunReader(database: DatabaseSync): RunReader {
  const oneRun = database.prepare(
    "SELECT * FROM runs JOIN run_details ON run_id = id LEFT JOIN run_changes USING (run_id) WHERE id = ?",
  );
  const stepsOfRun = database.prepare(
    "SELECT * FROM steps JOIN step_data USING (run_id, step_index) WHERE run_id = ? ORDER BY step_index",
  );
  const oneSummary = database.prepare(`SELECT ${summaryColumns} FROM runs WHERE id = ?`);
  const networkNames = database.prepare(distinctNetworks);
  const count = (where: string, values: readonly (string | number)[]) =>
    countRow.parse(database.prepare(`SELECT count(*) AS count FROM runs ${where}`).get(...values)).count;

  return {
    get: (id) => {
      const row = oneRun.get(id);
      return row === undefined ? null : recordFromRow(row, stepsOfRun.all(id).map(stepFromRow));
    },

    summary: (id) => {
      const row = oneSummary.get(id);
      return row === undefined ? null : summaryFromRow(row);
    },

    page: (filter, beforeId, limit) => {
      const matching = condition(filter, undefined);
      const older = condition(filter, beforeId);
      const rows = database
        .prepare(`SELECT ${summaryColumns} FROM runs ${older.where} ORDER BY id DESC LIMIT ?`)
        .all(...older.values, limit);
      return {
        runs: rows.map(summaryFromRow),
        matching: count(matching.where, matching.values),
        total: count("", []),
      };
    },

    madeByAdds: createMadeByAdds(database),

    networks: () => networkNames.all().map((row) => nameRow.parse(row).name),
  };
}

function condition(
  filter: HistoryFilter,
  beforeId: number | undefined,
): { readonly where: string; readonly values: readonly (string | number)[] } {
  const clauses = [
    ["operation = ?", filter.operation],
    ["outcome = ?", filter.outcome],
    ["network_name = ?", filter.networkName],
    ["id < ?", beforeId],
  ] as const;
  const used = clauses.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
  return {
    where: used.length === 0 ? "" : `WHERE ${used.map(({ sql }) => sql).join(" AND ")}`,
    values: used.map(({ value }) => value),
  };
}
