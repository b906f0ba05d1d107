import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Notice } from "../../shared/app/notice.ts";
import { openRunsStore } from "../history/runs-store.ts";
import { sampleRun, sampleStep } from "../history/sample-run.ts";
import { type KeptHistory, openKeptHistory } from "./kept-history.ts";
import { Notices } from "./notices.ts";

let directory: string;
let file: string;
let notices: Notices;
const open: KeptHistory[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "kept-history-"));
  file = join(directory, "history.db");
  notices = new Notices();
});
afterEach(async () => {
  for (const kept of open.splice(0)) await kept.close();
  rmSync(directory, { recursive: true, force: true });
});

function openKept(): KeptHistory {
  const kept = openKeptHistory(file, notices, () => {});
  open.push(kept);
  return kept;
}

/** All that the person is told at the moment. */
async function allTold(): Promise<readonly Notice[]> {
  for await (const all of notices.watch(new AbortController().signal)) return all;
  throw new Error("the notices ended");
}

/** Waits until the person has been told so. */
async function told(text: string): Promise<string> {
  for await (const all of notices.watch(new AbortController().signal)) {
    const notice = all.find(({ message }) => message.includes(text));
    if (notice !== undefined) return notice.advice;
  }
  throw new Error("the notices ended");
}

const ended = { outcome: "succeeded", durationMs: 1, steps: [sampleStep] } as const;
const keep = ({ store }: Pick<KeptHistory, "store">) => {
  const run = store.begin(sampleRun);
  store.saveStep(run.id, sampleStep);
  store.finish({ ...run, ...ended });
  return run.id;
};

/** Writes over the end of the file, where the newest pages are; the schema of a short history is before that. */
function damageEnd(): void {
  const { size } = statSync(file);
  truncateSync(file, (size * 3) / 4);
  truncateSync(file, size);
}

function fill(runs: number): void {
  const store = openRunsStore(file);
  for (let n = 0; n < runs; n += 1) keep({ store });
  store.close();
}

test("what can be read of a damaged history is saved under its numbers, and new runs go on after it", async () => {
  fill(40);
  damageEnd();
  const kept = openKept();
  const id = keep(kept);
  expect(id).toBeGreaterThan(40);
  // Found at once, or by the first look at what is in it.
  await kept.store.page({}, { limit: 100 });
  await kept.store.facets({}, 9);
  await told("of the damaged history");
  expect(readdirSync(directory).filter((name) => name.endsWith(".unsaved"))).toEqual([]);
  expect(kept.store.get(id)).toEqual({ ...sampleRun, id, ...ended });
  for (const { id: each } of (await kept.store.page({}, { limit: 100 })).runs) {
    expect(kept.store.get(each)).toEqual({ ...sampleRun, id: each, ...ended });
  }
});

test("once its runs are saved, nothing says any more that they are being saved", async () => {
  fill(40);
  damageEnd();
  const kept = openKept();
  keep(kept);
  await kept.store.page({}, { limit: 100 });
  await kept.store.facets({}, 9);
  await told("of the damaged history");
  const all = await allTold();
  expect(all).toHaveLength(1);
  expect(all[0]?.message).toMatch(/^The history was damaged and a new one was begun\. .*saved/);
  expect(all[0]?.advice).toContain(`The damaged one is still there: ${file}.damaged-`);
});

test("what was not saved when the program ended is saved by the next one", async () => {
  fill(20);
  const aside = `${file}.damaged-2026-01-01T000000.000Z`;
  renameSync(file, aside);
  writeFileSync(`${aside}.unsaved`, "");
  const kept = openKept();
  expect(await told("20 runs of the damaged history were saved")).toContain(aside);
  expect((await kept.store.page({}, { limit: 100 })).matching).toBe(20);
});

test("a run under way outlives a history that is deleted, the person is told, and the next run is kept", async () => {
  const kept = openKept();
  keep(kept);
  const run = kept.store.begin(sampleRun);
  kept.store.saveStep(run.id, sampleStep);
  for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`);
  kept.store.finish({ ...run, ...ended });
  await told("The history was deleted or moved");
  expect(kept.store.get(run.id)).toEqual({ ...run, ...ended });
  const next = keep(kept);
  expect(next).toBe(run.id + 1);
  for (const each of open.splice(0)) await each.close();
  const again = openRunsStore(file);
  expect((await again.page({}, { limit: 9 })).runs.map(({ id }) => id)).toEqual([next, run.id]);
  again.close();
});

test("a new history that cannot be begun at once is begun as soon as it can be", async () => {
  const kept = openKept();
  const run = kept.store.begin(sampleRun);
  kept.store.saveStep(run.id, sampleStep);
  for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`);
  mkdirSync(file);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    expect(() => kept.store.finish({ ...run, ...ended })).toThrow("cannot be opened");
  }
  rmSync(file, { recursive: true });
  kept.store.finish({ ...run, ...ended });
  await told("The history was deleted or moved");
  expect(kept.store.get(run.id)).toEqual({ ...run, ...ended });
  expect(keep(kept)).toBe(run.id + 1);
});

test("damage that is found by a write is no reason to refuse the run", async () => {
  fill(40);
  const kept = openKept();
  // All but the first page, under the open history, as a disk does that fails.
  const { size } = statSync(file);
  const over = Buffer.alloc(size - 4096, 0xa5);
  const handle = openSync(file, "r+");
  writeSync(handle, over, 0, over.length, 4096);
  closeSync(handle);
  const id = keep(kept);
  expect(await told("The history was damaged")).toContain(`${file}.damaged-`);
  expect(kept.store.get(id)).toEqual({ ...sampleRun, id, ...ended });
});

test("a history that a newer program wrote is left as it is, and runs are kept until the program ends", async () => {
  fill(3);
  const newer = new DatabaseSync(file);
  newer.exec("PRAGMA user_version = 9999; PRAGMA wal_checkpoint(TRUNCATE)");
  newer.close();
  const before = readFileSync(file);
  const kept = openKept();
  expect(await told("was written by a newer version")).toContain("Export the runs that you want to keep.");
  const id = keep(kept);
  expect(kept.store.get(id)).toEqual({ ...sampleRun, id, ...ended });
  expect(kept.file).not.toBe(file);
  for (const each of open.splice(0)) await each.close();
  expect(existsSync(kept.file)).toBe(false);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("one of another user is left alone, and it is said how to get it back", async () => {
  fill(1);
  vi.spyOn(process, "geteuid").mockReturnValueOnce(statSync(file).uid + 1);
  const kept = openKept();
  vi.restoreAllMocks();
  expect(await told("belongs to user")).toContain("chown");
  expect(kept.store.get(keep(kept))?.outcome).toBe("succeeded");
});
