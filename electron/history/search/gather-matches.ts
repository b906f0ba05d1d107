import type { DatabaseSync } from "node:sqlite";
import type { RunPlace } from "../../../shared/history/run-order.ts";
import type { Cell } from "./cells.ts";
import { createBlockReader, type TimeSpan } from "./run-blocks.ts";
import type { CellGroup } from "./search-plan.ts";
import { takeTurns } from "./take-turns.ts";
import { inCells, matchOf, ownText } from "./text-match.ts";

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
  const readBlocks = createBlockReader(database);
  const matches = database.prepare(
    `SELECT started_at, id, cell FROM ${ownText.matching} AND ${inCells}
    AND started_at >= $since AND started_at < $until`,
  );
  return async (groups, { since, until, start, limit, compare, sharedBy }, signal) => {
    let found: RunPlace[] = [];
    const keepFirst = () => {
      found = found.sort(compare).slice(0, limit);
    };
    for (const group of groups) {
      const fitting = group.cells.filter(({ fit }) => fit === "fits");
      const values = new Map(fitting.map(({ cell }) => [cell.id, sharedBy(cell)]));
      if (values.size === 0) continue;
      const { match, noMatch } = group;
      const cells = group.isAll ? null : JSON.stringify([...values.keys()]);
      const asked = { since, until, cells, match: matchOf({ cells, match, noMatch }) };
      for (const block of readBlocks(() => ({ since, until }), true)) {
        for (const row of matches.iterate({ ...asked, ...block })) {
          const place = {
            value: values.get(Number(row.cell)) ?? "",
            startedAt: Number(row.started_at),
            id: Number(row.id),
          };
          if (start === undefined || compare(start, place) < 0) found.push(place);
        }
        if (found.length > 4 * limit) keepFirst();
        await takeTurns(signal);
      }
    }
    keepFirst();
    return found;
  };
}
