import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "vitest";
import { openBundleImport } from "../../electron/history/carry/import-bundle.ts";
import { openRunsStore, type RunsStore } from "../../electron/history/runs-store.ts";
import { exportBundle } from "../fixtures/export-bundle.ts";
import { checkCounts } from "./check-history.ts";
import { numberedRecord, numberOf } from "./numbered-run.ts";
import { writeNumbered } from "./write-numbered.ts";

/** Runs of the bundle, numbered from 1 on. */
const carried = 100;
/** Numbers of runs that a history has before; those in the bundle have the same ids. */
const firstOther = 5000;
const others = 20;

const never = new AbortController().signal;

/** Makes a bundle; gives what each of its runs is called in every history, by its number. */
export async function makeBundle(bundle: string): Promise<ReadonlyMap<number, string | null>> {
  const file = `${bundle}.db`;
  const store = openRunsStore(file);
  const ids = Array.from({ length: carried }, (_, at) => writeNumbered(store, at + 1));
  const uids = new Map(ids.map((id) => [id, store.uid(id)]));
  store.close();
  await exportBundle(file, bundle);
  return uids;
}

/** Makes a history that the bundle is imported into: an empty one, or one whose runs have those numbers already. */
export function makeReceiving(file: string, isEmpty: boolean): void {
  mkdirSync(dirname(file), { recursive: true });
  const store = openRunsStore(file);
  for (let n = firstOther; !isEmpty && n < firstOther + others; n += 1) writeNumbered(store, n);
  store.close();
}

/**
 * Fails unless the history has what it had before, and of the bundle the first so many runs or more, none twice.
 * @returns how many it has of the bundle
 */
export async function checkCarried(
  store: RunsStore,
  uids: ReadonlyMap<number, string | null>,
  { added, isEmpty }: { readonly added: number; readonly isEmpty: boolean },
): Promise<number> {
  const byNumber = new Map(
    (await checkCounts(store)).map(({ id, containerId }) => [numberOf(containerId), id] as const),
  );
  const checkRange = (from: number, count: number) => {
    for (let n = from; n < from + count; n += 1) {
      const id = byNumber.get(n) ?? 0;
      expect(store.get(id)).toEqual(numberedRecord(n, id));
    }
  };
  const there = [...byNumber.keys()].filter((n) => n <= carried).length;
  expect(there).toBeGreaterThanOrEqual(added);
  checkRange(1, there);
  if (!isEmpty) checkRange(firstOther, others);
  for (const [n, id] of byNumber) {
    if (n > carried) continue;
    expect(store.uid(id)).toBe(uids.get(n));
    // Numbers that nobody has here are kept.
    if (isEmpty) expect(id).toBe(n);
  }
  return there;
}

/** Imports once more where a process was killed, and fails unless exactly the rest is added. */
export async function finishImport(file: string, bundle: string, there: number): Promise<void> {
  const again = openBundleImport(bundle, file);
  const { added, known } = await again.run(never, () => {});
  again.close();
  expect({ added, known }).toEqual({ added: carried - there, known: there });
}
