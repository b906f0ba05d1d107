/** What the history's list can show of a run, in the order of its columns. */
export const runColumnIds = [
  "time",
  "operation",
  "network",
  "namespace",
  "interface",
  "container",
  "target",
  "plugins",
  "name",
  "tags",
  "outcome",
  "addresses",
  "duration",
] as const;
export type RunColumnId = (typeof runColumnIds)[number];

/** The columns of the history's list, as a person has them. */
export interface HistoryColumns {
  readonly shown: readonly RunColumnId[];
  /** In rem, of those that were given one. */
  readonly widths: Readonly<Partial<Record<RunColumnId, number>>>;
}

export const defaultHistoryColumns: HistoryColumns = {
  shown: ["time", "operation", "network", "namespace", "interface", "outcome", "duration"],
  widths: {},
};
