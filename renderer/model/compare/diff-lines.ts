import { diffArrays, diffWordsWithSpace } from "diff";

/** A piece of a line; a marked one is not in the other line. */
export interface LinePart {
  readonly text: string;
  readonly marked: boolean;
}

/** A line of one side with its number, from 1. */
export interface DiffLine {
  readonly number: number;
  readonly parts: readonly LinePart[];
}

/** Two lines that stand beside each other. At least one of them is there. */
export interface DiffRow {
  readonly kind: "same" | "removed" | "added" | "changed";
  readonly left: DiffLine | null;
  readonly right: DiffLine | null;
}

/** Beyond so many removed and added lines, texts have too little in common to be aligned. */
const maxEdits = 1000;
/** Longer lines are not compared word by word. */
const maxWordChars = 4000;

/** Lines of two texts side by side, the longest common part aligned. */
export function diffLines(left: readonly string[], right: readonly string[]): readonly DiffRow[] {
  const changes = diffArrays([...left], [...right], { maxEditLength: maxEdits }) ?? [
    { value: [...left], removed: true, added: false },
    { value: [...right], removed: false, added: true },
  ];
  const rows: DiffRow[] = [];
  const numbers = { left: 0, right: 0 };
  let removed: readonly string[] = [];
  const flush = (added: readonly string[]): void => {
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1) {
      rows.push(rowOf(removed[at], added[at], numbers));
    }
    removed = [];
  };
  for (const change of changes) {
    if (change.removed) {
      removed = change.value;
    } else if (change.added) {
      flush(change.value);
    } else {
      flush([]);
      for (const text of change.value) {
        numbers.left += 1;
        numbers.right += 1;
        const parts = [{ text, marked: false }];
        rows.push({
          kind: "same",
          left: { number: numbers.left, parts },
          right: { number: numbers.right, parts },
        });
      }
    }
  }
  flush([]);
  return rows;
}

function rowOf(
  removed: string | undefined,
  added: string | undefined,
  numbers: { left: number; right: number },
): DiffRow {
  const parts = removed === undefined || added === undefined ? null : diffWords(removed, added);
  const whole = (text: string): readonly LinePart[] => [{ text, marked: false }];
  const left =
    removed === undefined ? null : { number: ++numbers.left, parts: parts?.left ?? whole(removed) };
  const right = added === undefined ? null : { number: ++numbers.right, parts: parts?.right ?? whole(added) };
  return { kind: right === null ? "removed" : left === null ? "added" : "changed", left, right };
}

/** What is in only one of two lines; `null` where marking words would not help. */
function diffWords(
  left: string,
  right: string,
): { readonly left: readonly LinePart[]; readonly right: readonly LinePart[] } | null {
  if (left.length > maxWordChars || right.length > maxWordChars) return null;
  const changes = diffWordsWithSpace(left, right);
  const side = (other: "added" | "removed") =>
    changes
      .filter((change) => !change[other])
      .map(({ value, added, removed }) => ({ text: value, marked: added || removed }));
  return { left: side("added"), right: side("removed") };
}
