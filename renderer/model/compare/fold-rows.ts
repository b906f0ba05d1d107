import type { DiffRow } from "./diff-lines.ts";

/** Rows that are shown, or a run of equal ones that is left out. */
export type RowGroup =
  | { readonly kind: "rows"; readonly rows: readonly DiffRow[] }
  | { readonly kind: "fold"; readonly rows: readonly DiffRow[] };

/** Equal lines that are shown around a difference. */
const context = 3;

/** Leaves out equal lines that are far from every difference. A single line is never left out. */
export function foldRows(rows: readonly DiffRow[]): readonly RowGroup[] {
  const near = new Uint8Array(rows.length);
  for (const [index, { kind }] of rows.entries()) {
    if (kind !== "same") near.fill(1, Math.max(0, index - context), index + context + 1);
  }
  const groups: { kind: "rows" | "fold"; rows: DiffRow[] }[] = [];
  for (const [index, row] of rows.entries()) {
    const alone = near[index] === 0 && near[index - 1] !== 0 && near[index + 1] !== 0;
    const kind = near[index] === 1 || alone ? "rows" : "fold";
    const last = groups.at(-1);
    if (last?.kind === kind) last.rows.push(row);
    else groups.push({ kind, rows: [row] });
  }
  return groups;
}
