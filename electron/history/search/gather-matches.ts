import type { DatabaseSync } from "node:sqlite";
import type { RunPlace } from "../../../shared/history/run-order.ts";
import type { Cell } from "./cells.ts";
import { byNumber, namedRuns } from "./named-runs.ts";
import type { TimeSpan } from "./run-blocks.ts";
import type { CellGroup } from "./search-plan.ts";
import { bothOf } from "./text-match.ts";
import { createMatchVisitor } from "./visit-matches.ts";

/** Which matches are wanted, of all that there are. */
interface Wanted extends TimeSpan {
  /** Those that come after it. */
  readonly start: RunPlace | undefined;
  readonly limit: number;
  readonly compare: (a: RunPlace, b: RunPlace) => number;
  readonly sharedBy: (cell: Cell) => string;
}

/** Makes a function that looks at all matches of groups with a text, and keeps those that come first in an order. */
export function createMatchGatherer(
  database: DatabaseSync,
): (groups: readonly CellGroup[], wanted: Wanted, signal: AbortSignal) => Promise<readonly RunPlace[]> {
  const visitMatches = createMatchVisitor(database);
  const named = database.prepare(
    `SELECT started_at, id, cell FROM ${namedRuns("?", byNumber)}
    WHERE started_at >= ? AND started_at < ?`,
  );
  return async (groups, { since, until, start, limit, compare, sharedBy }, signal) => {
    let found: RunPlace[] = [];
    const keepFirst = () => {
      found = found.sort(compare).slice(0, limit);
    };
    for (const { cells, match, noMatch } of groups) {
      if (cells.length === 0 || match === null) continue;
      const values = new Map(cells.map((cell) => [cell.id, sharedBy(cell)]));
      const gather = (ids: readonly number[]) => {
        for (const row of named.iterate(JSON.stringify(ids), since, until)) {
          const value = values.get(Number(row.cell));
          if (value === undefined) continue;
          const place = { value, startedAt: Number(row.started_at), id: Number(row.id) };
          if (start === undefined || compare(start, place) < 0) found.push(place);
        }
        if (found.length > 4 * limit) keepFirst();
      };
      await visitMatches(bothOf(match, noMatch), gather, signal);
    }
    keepFirst();
    return found;
  };
}
