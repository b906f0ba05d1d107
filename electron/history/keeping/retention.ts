import type { DatabaseSync } from "node:sqlite";
import {
  bytesPerMegabyte,
  keepsEverything,
  type RetentionForecast,
  type RetentionRules,
} from "../../../shared/history/retention.ts";
import type { RunDeleter } from "../removal/delete-runs.ts";
import { inSlices } from "../removal/in-slices.ts";
import type { Purger } from "../removal/purge.ts";
import { pragma } from "./give-back.ts";
import { mergeIndex } from "./merge-index.ts";

const dayMs = 86_400_000;
/** Beyond this share of the runs it pays to make the index smaller at once. */
const much = 0.1;

export interface Retention {
  /** What the rules would delete now. */
  forecastRetention(rules: RetentionRules, signal: AbortSignal): Promise<RetentionForecast>;
  /** Deletes what the rules name, for good, and says how many runs. */
  applyRetention(rules: RetentionRules, signal: AbortSignal): Promise<number>;
}

/** The moment before which runs are too old. */
function cutoffOf({ days }: RetentionRules): number {
  return days === null ? Number.NEGATIVE_INFINITY : Date.now() - days * dayMs;
}

/** Runs of all that rules may delete. */
const deletable = "pinned = 0 AND removal = 0 AND outcome <> 'running'";

export function createRetention(
  database: DatabaseSync,
  countDeletable: RunDeleter["countDeletable"],
  sweep: Purger["sweep"],
): Retention {
  const countAll = database.prepare(`SELECT coalesce(sum(runs), 0) AS runs FROM cells WHERE ${deletable}`);
  const oldest = database.prepare(`
    SELECT runs.id, started_at FROM runs INDEXED BY runs_by_time JOIN cells ON cells.id = cell
    WHERE started_at >= ? AND pinned = 0 AND removal = 0 AND runs.outcome <> 'running'
    ORDER BY started_at LIMIT ?`);
  const nth = database.prepare("SELECT started_at AS at FROM runs ORDER BY started_at LIMIT 1 OFFSET ?");
  const remove = database.prepare("DELETE FROM runs WHERE id IN (SELECT value FROM json_each(?))");
  const usedBytes = () =>
    (pragma(database, "page_count") - pragma(database, "freelist_count")) * pragma(database, "page_size");
  const total = () => Number(countAll.get()?.runs ?? 0);

  const countUntil = async (moment: number, signal: AbortSignal): Promise<number> => {
    const query = { until: new Date(moment).toISOString() };
    return (await countDeletable({ query, upTo: Number.MAX_SAFE_INTEGER }, signal)).runs;
  };
  /** How many of the oldest runs are too many, by number and by size. */
  const tooMany = ({
    runs,
    megabytes,
  }: RetentionRules): { readonly byNumber: number; readonly bySize: number } => {
    const all = total();
    const tooLarge = megabytes === null ? 0 : Math.max(0, usedBytes() - megabytes * bytesPerMegabyte);
    return {
      byNumber: runs === null ? 0 : Math.max(0, all - runs),
      bySize: tooLarge === 0 ? 0 : Math.min(all, Math.ceil((all * tooLarge) / usedBytes())),
    };
  };
  /** The next runs to go: those that are too old, and so many of the others. */
  const next = (cutoff: number, count: number, from: number, size: number) => {
    const rows = oldest
      .all(from, size)
      .map(({ id, started_at }) => ({ id: Number(id), at: Number(started_at) }));
    const gone = rows.filter(({ at }, index) => at < cutoff || index < count);
    return { ids: gone.map(({ id }) => id), from: gone.at(-1)?.at ?? from };
  };
  /** Deletes what is too much as things stand, and says how many runs. */
  const deleteOnce = async (rules: RetentionRules, signal: AbortSignal): Promise<number> => {
    const { byNumber, bySize } = tooMany(rules);
    let count = Math.max(byNumber, bySize);
    let from = 0;
    const work = (size: number): number => {
      const some = next(cutoffOf(rules), count, from, size);
      from = some.from;
      count -= some.ids.length;
      remove.run(JSON.stringify(some.ids));
      return some.ids.length;
    };
    const gone = await inSlices(database, work, signal);
    await sweep(signal);
    // Otherwise more would seem to be too much than is.
    if (bySize > much * total()) await mergeIndex(database, signal);
    return gone;
  };
  return {
    forecastRetention: async (rules, signal) => {
      if (keepsEverything(rules)) return { runs: 0, isEstimate: false, before: null };
      const cutoff = cutoffOf(rules);
      const byAge = rules.days === null ? 0 : await countUntil(cutoff, signal);
      const { byNumber, bySize } = tooMany(rules);
      const runs = Math.max(byAge, byNumber, bySize);
      return {
        runs,
        isEstimate: bySize > Math.max(byAge, byNumber),
        before: runs === 0 ? null : runs === byAge ? cutoff : Number(nth.get(runs)?.at ?? Date.now()),
      };
    },
    applyRetention: async (rules, signal) => {
      if (keepsEverything(rules)) return 0;
      // How many are too many by size shows only when some have gone.
      for (let all = 0; ; ) {
        const gone = await deleteOnce(rules, signal);
        all += gone;
        if (gone === 0) return all;
      }
    },
  };
}
