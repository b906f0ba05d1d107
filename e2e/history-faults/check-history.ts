import { expect } from "vitest";
import { openRunsStore, type RunsStore } from "../../electron/history/runs-store.ts";
import { parseQuery } from "../../shared/history/parse-query.ts";
import type { RunSummary } from "../../shared/run/run-record.ts";
import { numberedContainer, numberedRecord, numberOf } from "./numbered-run.ts";
import type { Commits } from "./writer-process.ts";

/** Fails unless the history has all that writers, which are gone, said that they had committed, whole and found. */
export async function checkCommitted(file: string, all: readonly Commits[]): Promise<void> {
  const store = openRunsStore(file);
  try {
    for (const commits of all) await checkWritten(store, commits);
    await checkNothingElse(store, all);
  } finally {
    store.close();
  }
}

/** Fails unless each run that a writer told of is there: whole, found, and once. */
export async function checkWritten(store: RunsStore, { begun, ended }: Commits): Promise<void> {
  for (const [n, id] of begun) {
    if (ended.has(n)) expect(store.get(id)).toEqual(numberedRecord(n, id));
    else checkInterrupted(store, n, id);
    const found = await store.page(parseQuery(`id:${numberedContainer(n)}`).query, { limit: 9 });
    expect(found.runs.map((run) => run.id)).toEqual([id]);
  }
}

/** Fails unless each run of a history is there once, and lists, counts and facets agree; gives them all. */
export async function checkCounts(store: RunsStore): Promise<readonly RunSummary[]> {
  const { runs, matching, total } = await store.page({}, { limit: 1_000_000 });
  expect([matching, total]).toEqual([runs.length, runs.length]);
  const numbers = runs.map(({ containerId }) => numberOf(containerId));
  expect(new Set(numbers).size).toBe(numbers.length);
  const facets = await store.facets({}, 1);
  expect([facets.matching, facets.total]).toEqual([runs.length, runs.length]);
  return runs;
}

/** One that was killed after its begin has all of a beginning, or even an end that it did not come to tell of. */
function checkInterrupted(store: RunsStore, n: number, id: number): void {
  const whole = numberedRecord(n, id);
  const run = store.get(id);
  if (run?.outcome === whole.outcome) {
    expect(run).toEqual(whole);
    return;
  }
  const steps = whole.steps.slice(0, run?.steps.length ?? 0);
  const open = { outcome: "interrupted", durationMs: null, error: null, result: null, changes: null };
  expect(run).toEqual({ ...whole, ...open, steps });
}

/** Each writer that was killed may have begun one run that it did not come to tell of; there is nothing else. */
async function checkNothingElse(store: RunsStore, all: readonly Commits[]): Promise<void> {
  const told = new Set(all.flatMap(({ begun }) => [...begun.values()]));
  const untold = (await checkCounts(store)).filter(({ id }) => !told.has(id));
  expect(untold.length).toBeLessThanOrEqual(all.length);
}
