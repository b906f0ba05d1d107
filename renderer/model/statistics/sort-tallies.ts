import type { NamedTally } from "../../../shared/history/statistics.ts";

/** What a table of tallies can be sorted by. */
export type TallyColumn = "name" | "runs" | "failures" | "rate" | "median" | "p95";

export interface TallyOrder {
  readonly column: TallyColumn;
  readonly descending: boolean;
}

/** The part that failed, from 0 to 1. */
export function failureRate({ runs, failures }: Pick<NamedTally, "runs" | "failures">): number {
  return runs === 0 ? 0 : failures / runs;
}

/** A part in percent: `0 %`, `3.2 %`, `100 %`; never 0 or 100 where it is not that. */
export function formatRate(part: number): string {
  const percent = part * 100;
  const rounded = percent.toFixed(1);
  if (part > 0 && rounded === "0.0") return "< 0.1 %";
  if (part < 1 && rounded === "100.0") return "> 99.9 %";
  return `${part === 0 || part === 1 ? percent : rounded} %`;
}

/** In an order, by name where they are the same in it. Those without a time come last. */
export function sortTallies(tallies: readonly NamedTally[], order: TallyOrder): readonly NamedTally[] {
  const sign = order.descending ? -1 : 1;
  const byName = (a: NamedTally, b: NamedTally) => (a.name < b.name ? -1 : 1);
  if (order.column === "name") return tallies.toSorted((a, b) => sign * byName(a, b));
  const measure = valuesOf[order.column];
  return tallies.toSorted((a, b) => {
    const [left, right] = [measure(a), measure(b)];
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || byName(a, b);
    return sign * (left - right) || byName(a, b);
  });
}

const valuesOf: Readonly<Record<Exclude<TallyColumn, "name">, (tally: NamedTally) => number | null>> = {
  runs: ({ runs }) => runs,
  failures: ({ failures }) => failures,
  rate: failureRate,
  median: ({ times }) => times?.median ?? null,
  p95: ({ times }) => times?.p95 ?? null,
};

/** The order after a click on a column's heading: names from A on, numbers from the largest on, then turned round. */
export function orderBy(now: TallyOrder, column: TallyColumn): TallyOrder {
  return now.column === column
    ? { column, descending: !now.descending }
    : { column, descending: column !== "name" };
}
