import type { HistoryWindow } from "./apply-history-event.ts";

/** Room in a list for runs that are not loaded, in pixels, so that its scroll bar is that of the whole list. */
export interface ListGaps {
  readonly beforePx: number;
  readonly afterPx: number;
}

export const noGaps: ListGaps = { beforePx: 0, afterPx: 0 };

/** What is higher is not placed to the pixel any more: browsers calculate with numbers of 24 bits. */
const highestPx = 15_000_000;

type Loaded = Pick<HistoryWindow, "runs" | "skipped" | "matching" | "complete">;

/** As much room as the runs would take; less for each where they would be too many. */
export function listGaps(loaded: Loaded, rowPx: number): ListGaps {
  const { before, after } = gapRuns(loaded);
  if (before + after === 0) return noGaps;
  const perRun = Math.min(rowPx, (highestPx - loaded.runs.length * rowPx) / (before + after));
  return { beforePx: Math.round(before * perRun), afterPx: Math.round(after * perRun) };
}

/** The part of a list that is in sight, in pixels from its beginning. */
interface Sight {
  readonly topPx: number;
  readonly heightPx: number;
}

/** The number of the run that belongs to the top of what is in sight; `null` as long as a loaded one is there. */
export function numberInGap(
  loaded: Loaded,
  { beforePx, afterPx }: ListGaps,
  { topPx, heightPx }: Sight,
  rowPx: number,
): number | null {
  const { before, after } = gapRuns(loaded);
  const endPx = beforePx + loaded.runs.length * rowPx;
  if (topPx + heightPx <= beforePx) return Math.floor((topPx / beforePx) * before);
  if (topPx < endPx || afterPx === 0) return null;
  const into = Math.min(after - 1, Math.floor(((topPx - endPx) / afterPx) * after));
  return before + loaded.runs.length + into;
}

/** How many runs come before those that are loaded and after them. */
function gapRuns({ runs, skipped, matching, complete }: Loaded) {
  if (skipped === null || matching === null) return { before: 0, after: 0 };
  return { before: skipped, after: complete ? 0 : Math.max(0, matching - skipped - runs.length) };
}
