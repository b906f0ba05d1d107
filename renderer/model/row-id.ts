/** An id that no row has yet. */
export function nextRowId(rows: readonly { readonly id: number }[]): number {
  return Math.max(0, ...rows.map((row) => row.id)) + 1;
}
