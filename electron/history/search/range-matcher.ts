import type { MatchReader } from "./match-reader.ts";
import type { RunNumbers } from "./run-blocks.ts";

/** Matches that are asked for at a time. */
const most = 1000;

/**
 * Makes a function that gives all matches between two numbers, for ranges of which each lies next to the one before, as
 * a rule. It remembers what it came to know of the next ones.
 * @param isDown the ranges lead from high numbers to low ones
 */
export function createRangeMatcher(
  { after, before }: MatchReader,
  match: string,
  isDown: boolean,
): (range: RunNumbers) => readonly number[] {
  let known: RunNumbers & { readonly ids: readonly number[] } = { first: 1, last: 0, ids: [] };
  const ask = ({ first, last }: RunNumbers): typeof known => {
    const ids: number[] = [];
    for (let edge = isDown ? last + 1 : first - 1; ; ) {
      const some = isDown ? before(match, edge, most) : after(match, edge, most);
      ids.push(...some);
      const end = some.length < most ? undefined : some.at(-1);
      if (end === undefined) return isDown ? { first: 0, last, ids } : { first, last: Infinity, ids };
      if (isDown ? end <= first : end >= last) {
        return isDown ? { first: end, last, ids } : { first, last: end, ids };
      }
      edge = end;
    }
  };
  return ({ first, last }) => {
    if (first < known.first || last > known.last) known = ask({ first, last });
    return known.ids.filter((id) => id >= first && id <= last);
  };
}
