export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** Where a key of a grid leads to (ARIA practices, "Grid"); `null` for a key that does not move. */
export function gridMove(
  key: { readonly key: string; readonly ctrlKey: boolean },
  from: GridPlace,
  size: { readonly rows: number; readonly columns: number },
): GridPlace | null {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const moves: Readonly<Record<string, GridPlace>> = {
    ArrowRight: { ...from, column: from.column + 1 },
    ArrowLeft: { ...from, column: from.column - 1 },
    ArrowDown: { ...from, row: from.row + 1 },
    ArrowUp: { ...from, row: from.row - 1 },
    Home: key.ctrlKey ? { row: 0, column: 0 } : { ...from, column: 0 },
    End: key.ctrlKey ? last : { ...from, column: last.column },
  };
  const target = moves[key.key];
  if (target === undefined || last.row < 0 || last.column < 0) return null;
  return { row: within(target.row, last.row), column: within(target.column, last.column) };
}

const within = (index: number, last: number): number => Math.min(last, Math.max(0, index));
