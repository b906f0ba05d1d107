import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { AttachmentPart } from "../../shared/history/attachment-part.ts";
import type { RunQuery } from "../../shared/history/run-query.ts";
import type { StatisticsEvent } from "../../shared/history/statistics.ts";
import type { Timeline } from "../../shared/history/timeline.ts";
import type { HistoryFacets, HistoryPage } from "../../shared/run/history-query.ts";
import type { KernelChange } from "../../shared/run/kernel-change.ts";
import type { RunRecord, RunSummary } from "../../shared/run/run-record.ts";
import { createAttachmentReader } from "./attachment-runs.ts";
import { isKept, listedRuns } from "./kept-runs.ts";
import { type AttachmentOf, createMadeByAdds } from "./made-by-adds.ts";
import { unpack } from "./packing.ts";
import { RunDamaged } from "./run-damaged.ts";
import { createRunDigest } from "./run-digest.ts";
import { recordFromRow, stepFromRow, summaryColumns, summaryFromRow } from "./run-rows.ts";
import { createRunsBeside, type RunsBeside } from "./runs-beside.ts";
import type { PagePart } from "./search/page-part.ts";
import { createRunSearch } from "./search/search-runs.ts";

type Row = Readonly<Record<string, SQLOutputValue>>;

/** What is read of the history. */
export interface RunReader {
  /**
   * A run with all its steps; `null` if there is none of that number.
   * @throws RunDamaged
   */
  get(id: number): RunRecord | null;
  /** What a run is called in every history, in hex; `null` if there is none of that number. */
  uid(id: number): string | null;
  /** One line of the list; `null` if there is none of that number. */
  summary(id: number): RunSummary | null;
  /**
   * A part of the runs that are meant, in the order that is asked for.
   * @throws AbortError
   */
  page(query: RunQuery, part: PagePart, signal?: AbortSignal): Promise<HistoryPage>;
  /**
   * How many runs are meant, and have each value.
   * @param limit values of each facet
   * @throws AbortError
   */
  facets(query: RunQuery, limit: number, signal?: AbortSignal): Promise<HistoryFacets>;
  /**
   * How many of the runs that are meant began, and failed, when.
   * @param most buckets of time
   * @throws AbortError
   */
  timeline(query: RunQuery, most: number, signal?: AbortSignal): Promise<Timeline>;
  /**
   * What the runs that are meant come to, after how far that has come.
   * @throws AbortError
   */
  statistics(query: RunQuery, signal?: AbortSignal): AsyncIterable<StatisticsEvent>;
  /** Runs of one container's interface, the newest first. */
  ofAttachment(part: AttachmentPart): readonly RunSummary[];
  /** What the ADDs of a run's attachment did to the machine since its last DEL that succeeded. */
  madeByAdds(run: AttachmentOf): readonly KernelChange[];
  /** Called when a run begins, gives what tells at its end which others of its target went on at the same time. */
  runsBeside(run: Pick<RunRecord, "id" | "targetId">): RunsBeside;
}

const never = new AbortController().signal;

export function createRunReader(database: DatabaseSync): RunReader {
  const oneRun = database.prepare(
    `SELECT * FROM runs JOIN run_details ON run_id = id LEFT JOIN run_changes USING (run_id) LEFT JOIN run_labels USING (run_id) WHERE id = ? AND ${isKept}`,
  );
  const stepsOfRun = database.prepare(
    "SELECT * FROM steps JOIN step_data USING (run_id, step_index) WHERE run_id = ? ORDER BY step_index",
  );
  const oneUid = database.prepare("SELECT lower(hex(uid)) AS uid FROM runs WHERE id = ?");
  const oneSummary = database.prepare(
    `SELECT ${summaryColumns} FROM ${listedRuns} WHERE id = ? AND ${isKept}`,
  );
  const summariesOf = database.prepare(
    `SELECT ${summaryColumns} FROM ${listedRuns} WHERE id IN (SELECT value FROM json_each(?))`,
  );
  const digestOf = createRunDigest(database);
  const search = createRunSearch(database);

  return {
    get: (id) => {
      const row = oneRun.get(id);
      if (row === undefined) return null;
      const { digest } = row;
      if (digest instanceof Uint8Array && Buffer.compare(digest, digestOf(id)) !== 0)
        throw new RunDamaged(id);
      return recordOf(id, row, stepsOfRun.all(id));
    },

    uid: (id) => {
      const row = oneUid.get(id);
      return row === undefined ? null : String(row.uid);
    },

    summary: (id) => {
      const row = oneSummary.get(id);
      return row === undefined ? null : summaryFromRow(row);
    },

    page: async (query, part, signal = never) => {
      const { ids, ...counts } = await search.find(query, part, signal);
      const found = summariesOf.all(JSON.stringify(ids)).map(summaryFromRow);
      const byId = new Map(found.map((run) => [run.id, run]));
      return { runs: ids.map((id) => byId.get(id)).filter((run) => run !== undefined), ...counts };
    },

    facets: (query, limit, signal = never) => search.facets(query, limit, signal),

    timeline: (query, most, signal = never) => search.timeline(query, most, signal),

    statistics: (query, signal = never) => search.statistics(query, signal),
    ofAttachment: createAttachmentReader(database),

    madeByAdds: createMadeByAdds(database),

    runsBeside: createRunsBeside(database),
  };
}

function recordOf(id: number, row: Row, steps: readonly Row[]): RunRecord {
  try {
    return recordFromRow(
      row,
      steps.map((step) => stepFromRow(unpack(step))),
    );
  } catch (cause) {
    throw new RunDamaged(id, { cause });
  }
}
