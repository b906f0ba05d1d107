import type { DatabaseSync } from "node:sqlite";

const kind =
  "operation, outcome, target_id, network_name, netns, if_name, plugin_types, codes, words_id, tags, pinned";

/** Cells of the same kind as others, which belong to a removal; made where there are none yet. */
export interface CellTwins {
  of(cell: number, removal: number): number;
}

export function createCellTwins(database: DatabaseSync): CellTwins {
  const find = database.prepare(`
    SELECT twin.id FROM cells AS cell JOIN cells AS twin USING (${kind})
    WHERE cell.id = ? AND twin.removal = ? LIMIT 1`);
  const make = database.prepare(
    `INSERT INTO cells (${kind}, removal) SELECT ${kind}, ? FROM cells WHERE id = ?`,
  );
  return {
    of: (cell, removal) => {
      const known = find.get(cell, removal);
      return Number(known === undefined ? make.run(removal, cell).lastInsertRowid : known.id);
    },
  };
}
