import type { KeyboardEvent } from "react";

/** Entries that Page Up and Page Down go past. */
const pageLength = 10;

/** The index that a key of a list leads to from `index`; `null` for a key that does not move. */
export function listKeyTarget(key: string, index: number, count: number): number | null {
  const last = count - 1;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index < 0 ? last : index - 1,
    PageDown: index + pageLength,
    PageUp: index - pageLength,
    Home: 0,
    End: last,
  };
  const target = moves[key];
  return target === undefined || count === 0 ? null : Math.min(last, Math.max(0, target));
}

/** A keydown handler that moves a list's selection and hands Enter and the space bar on. */
export function listKeys(list: {
  readonly index: number;
  readonly count: number;
  readonly onMove: (index: number) => void;
  /** Moves with Shift held; without it Shift makes no difference. */
  readonly onExtend?: (index: number) => void;
  readonly onEnter?: () => void;
  readonly onSpace?: () => void;
}): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const target = listKeyTarget(event.key, list.index, list.count);
    if (target !== null) {
      event.preventDefault();
      if (event.shiftKey && list.onExtend !== undefined) list.onExtend(target);
      else list.onMove(target);
      return;
    }
    const act = { Enter: list.onEnter, " ": list.onSpace }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
}
