import { newestFirst, placeOf, type RunPlace } from "../../shared/history/run-order.ts";
import type { RunSummary } from "../../shared/run/run-record.ts";

/** Runs of a page. */
const pageSize = 500;

/** Which part of a list is read next. */
export interface NextPage {
  readonly limit: number;
  readonly after?: RunPlace;
}

/** Reads a list of runs page by page, the newest first, from a place on or from its beginning. */
export async function* runPages(
  read: (next: NextPage) => Promise<readonly RunSummary[]>,
  from?: RunPlace,
): AsyncGenerator<readonly RunSummary[]> {
  let after = from;
  for (;;) {
    const runs = await read({ limit: pageSize, ...(after === undefined ? {} : { after }) });
    yield runs;
    const last = runs.at(-1);
    if (last === undefined || runs.length < pageSize) return;
    after = placeOf(last, newestFirst);
  }
}

/** The first run of the pages that fits; `null` if there is none. */
export async function findInPages(
  pages: AsyncIterable<readonly RunSummary[]>,
  fits: (run: RunSummary) => boolean,
): Promise<RunSummary | null> {
  for await (const runs of pages) {
    const found = runs.find(fits);
    if (found !== undefined) return found;
  }
  return null;
}
