import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect } from "vitest";
import { openRunsStore, type RunsStore } from "../../electron/history/runs-store.ts";
import type { RetentionRules } from "../../shared/history/retention.ts";
import { noLabels } from "../../shared/run/run-labels.ts";
import { checkCounts } from "./check-history.ts";
import { numberedRecord } from "./numbered-run.ts";
import { writeNumbered } from "./write-numbered.ts";

/** A history that is put in order: its numbered runs, each under its own number. */
const runs = 160;
/** How many of them stay by the rules; those that are pinned stay besides. */
const staying = 60;
export const keptRules: RetentionRules = { days: null, runs: staying, megabytes: null };
/** What somebody deletes by hand, old and new. */
export const deletedIds: readonly number[] = numbers((n) => n % 9 === 5 && !isPinned(n));

const never = new AbortController().signal;

function numbers(wanted: (n: number) => boolean): readonly number[] {
  return Array.from({ length: runs }, (_, at) => at + 1).filter(wanted);
}

function isPinned(n: number): boolean {
  return n <= runs && n % 20 === 0;
}

/** Makes it; one that does not shrink by itself has to be compacted, which writes all of it anew. */
export async function makeKeptHistory(file: string, shrinks: boolean): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const store = openRunsStore(file);
  for (let n = 1; n <= runs; n += 1) writeNumbered(store, n);
  await store.label(numbers(isPinned), { pinned: true }, never);
  store.close();
  if (shrinks) return;
  const database = new DatabaseSync(file);
  database.exec("PRAGMA auto_vacuum = NONE; VACUUM");
  database.close();
}

/** Which runs anybody can see who looks at the file. */
export function runsSeen(file: string): ReadonlySet<number> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = database.prepare("SELECT id FROM runs").all();
    return new Set(rows.map(({ id }) => Number(id)));
  } finally {
    database.close();
  }
}

/** What the process that put it in order said, and what was seen of it before it was killed. */
export interface Kept {
  readonly said: ReadonlySet<string>;
  readonly seen: ReadonlySet<number>;
}

/**
 * Fails unless each run is there that had to stay, whole, none came back that was gone, and the oldest went first.
 */
export async function checkKept(store: RunsStore, { said, seen }: Kept): Promise<void> {
  const there = new Set((await checkCounts(store)).map(({ id }) => id));
  checkWhole(store, there);
  const missing = (ids: readonly number[]) => ids.filter((id) => !there.has(id));
  expect(missing(numbers(isPinned))).toEqual([]);
  expect([...there].filter((id) => id <= runs && !seen.has(id))).toEqual([]);
  const own = numbers((n) => !isPinned(n) && !deletedIds.includes(n));
  const oldest = own.find((id) => there.has(id)) ?? runs;
  expect(missing(own.filter((id) => id >= oldest))).toEqual([]);
  const unpinned = [...there].filter((id) => !isPinned(id));
  expect(unpinned.length).toBeGreaterThanOrEqual(staying);
  if (said.has("retired")) expect(unpinned.filter((id) => id <= runs).length).toBeLessThanOrEqual(staying);
  // Those that somebody deleted went together.
  const deleted = deletedIds.filter((id) => id >= oldest);
  expect(said.has("deleted") ? [deleted.length] : [0, deleted.length]).toContain(missing(deleted).length);
}

/** Fails unless each of its own runs that is there is as it was written. */
function checkWhole(store: RunsStore, ids: Iterable<number>): void {
  for (const id of ids) {
    if (id > runs) continue;
    const labels = isPinned(id) ? { labels: { ...noLabels, pinned: true } } : {};
    expect(store.get(id)).toEqual({ ...numberedRecord(id, id), ...labels });
  }
}

/** Goes on where a process was killed, to the end, and fails unless exactly those runs are left that had to stay. */
export async function finishKeeping(store: RunsStore): Promise<void> {
  await store.purge(never);
  await store.applyRetention(keptRules, never);
  await store.sweep(never);
  await store.giveBack(never);
  if (!store.usage().shrinks) await store.compact();
  expect(store.usage()).toMatchObject({ shrinks: true, freeBytes: 0 });
  const there = (await checkCounts(store)).map(({ id }) => id).sort((a, b) => a - b);
  const unpinned = there.filter((id) => !isPinned(id));
  expect(there.length - unpinned.length).toBe(numbers(isPinned).length);
  expect(unpinned).toHaveLength(staying);
  checkWhole(store, there);
}
