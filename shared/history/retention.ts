/** What goes by itself, the oldest first; `null` where that is no reason. Pinned runs and those under way stay. */
export interface RetentionRules {
  /** Runs that began so many days ago. */
  readonly days: number | null;
  /** More runs than this, pinned ones not counted. */
  readonly runs: number | null;
  /** What the history may take on the disk, in units of a million bytes. */
  readonly megabytes: number | null;
}

export const keepEverything: RetentionRules = { days: null, runs: null, megabytes: null };

export const bytesPerMegabyte = 1_000_000;

/** Whether nothing goes by itself. */
export function keepsEverything({ days, runs, megabytes }: RetentionRules): boolean {
  return days === null && runs === null && megabytes === null;
}

/** What rules would delete now. */
export interface RetentionForecast {
  readonly runs: number;
  /** How many of them are a guess, since only deleting shows what it gives back. */
  readonly isEstimate: boolean;
  /** Runs that began before then go, in milliseconds since the epoch; `null` where none does. */
  readonly before: number | null;
}

/** What the history takes. */
export interface HistoryUsage {
  readonly runs: number;
  /** When the oldest run began, in milliseconds since the epoch; `null` where there is none. */
  readonly oldestAt: number | null;
  /** Of the database and its log, on the disk. */
  readonly bytes: number;
  /** Of `bytes`, what is free for new runs. */
  readonly freeBytes: number;
  /** What was deleted is given back by itself. A history that an older program began has to be compacted once. */
  readonly shrinks: boolean;
}

/** What compacting takes. */
export interface CompactionNeed {
  /** Free space that is needed meanwhile. */
  readonly needed: number;
  readonly available: number;
}
