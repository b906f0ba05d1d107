import type { RunSummary } from "../run/run-record.ts";

/** What a list of runs can be sorted by. */
export const sortKeys = ["time", "duration", "operation", "outcome", "network", "namespace"] as const;
export type SortKey = (typeof sortKeys)[number];

/**
 * The order of a list. Runs that began at the same moment follow their numbers, as do those that took the same time;
 * of those that have the same operation, outcome, network or namespace the newest always comes first.
 */
export interface RunOrder {
  readonly by: SortKey;
  readonly descending: boolean;
}

export const newestFirst: RunOrder = { by: "time", descending: true };

/** Where a run stands in an order, whether it is still there or not. */
export interface RunPlace {
  /** What is sorted by. */
  readonly value: string | number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly id: number;
}

/** What stands for the duration of a run that has none (yet): less than any. */
const noDuration = -1;

export function placeOf(run: RunSummary, { by }: RunOrder): RunPlace {
  return { value: sortedBy(run, by), startedAt: run.startedAt, id: run.id };
}

function sortedBy(run: RunSummary, by: SortKey): string | number {
  switch (by) {
    case "time":
      return run.startedAt;
    case "duration":
      return run.durationMs ?? noDuration;
    case "operation":
      return run.operation;
    case "outcome":
      return run.outcome;
    case "network":
      return run.networkName;
    case "namespace":
      return run.netns;
  }
}

const collator = new Intl.Collator("en", { numeric: true });

/** Numbers by their size, and texts as people sort them, `demo2` before `demo10`; never 0 for two different ones. */
export function compareValues(a: string | number, b: string | number): number {
  if (a === b) return 0;
  if (typeof a === "number" && typeof b === "number") return a - b;
  return collator.compare(String(a), String(b)) || (a < b ? -1 : 1);
}

/** Less than 0 if the first place comes before the second one. */
export function comparePlaces({ by, descending }: RunOrder, a: RunPlace, b: RunPlace): number {
  const sign = descending ? -1 : 1;
  const byValue = sign * compareValues(a.value, b.value);
  if (byValue !== 0) return byValue;
  if (by === "time" || by === "duration") return sign * (a.id - b.id);
  return b.startedAt - a.startedAt || b.id - a.id;
}
