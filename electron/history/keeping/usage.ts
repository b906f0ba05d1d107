import { statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import type { HistoryUsage } from "../../../shared/history/retention.ts";
import { takeTurns } from "../search/take-turns.ts";
import { canShrink, pragma } from "./give-back.ts";

/** Runs whose outputs are added up at a time. */
const slice = 2000;

export interface UsageReader {
  /** What the history takes; costs next to nothing. */
  usage(): HistoryUsage;
  /** Bytes of what plugins read and wrote, as they are kept; reads every step, in slices. */
  outputBytes(signal: AbortSignal): Promise<number>;
}

export function createUsageReader(database: DatabaseSync, file: string): UsageReader {
  const counts = database.prepare("SELECT coalesce(sum(runs), 0) AS runs FROM cells WHERE removal = 0");
  const oldest = database.prepare(`
    SELECT started_at AS at FROM runs JOIN cells ON cells.id = cell
    WHERE removal = 0 ORDER BY started_at LIMIT 1`);
  const last = database.prepare("SELECT max(id) AS id FROM runs");
  const outputs = database.prepare(`
    SELECT coalesce(sum(
      ifnull(octet_length(stdin), 0) + ifnull(octet_length(stdout), 0) +
      ifnull(octet_length(stderr), 0) + ifnull(octet_length(delegated), 0)), 0) AS bytes
    FROM step_data WHERE run_id BETWEEN ? AND ?`);
  return {
    usage: () => {
      const at = oldest.get()?.at;
      return {
        runs: Number(counts.get()?.runs ?? 0),
        oldestAt: at === undefined ? null : Number(at),
        bytes: sizeOf(file) + sizeOf(`${file}-wal`),
        freeBytes: pragma(database, "freelist_count") * pragma(database, "page_size"),
        shrinks: canShrink(database),
      };
    },
    outputBytes: async (signal) => {
      const end = Number(last.get()?.id ?? 0);
      let bytes = 0;
      for (let low = 1; low <= end; low += slice) {
        bytes += Number(outputs.get(low, low + slice - 1)?.bytes ?? 0);
        await takeTurns(signal);
      }
      return bytes;
    },
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
