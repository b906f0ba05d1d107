import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openRunsStore, type RunsStore } from "../../history/runs-store.ts";
import { sampleRun, sampleStep } from "../../history/sample-run.ts";
import { createSavedFiles } from "../saved-files.ts";
import { type Carry, createCarry } from "./carry.ts";

const id = "6f8f5771-5090-4a26-8245-3988d9a1501b";
const never = new AbortController().signal;
let directory: string;
let store: RunsStore;
let carry: Carry;
const inside = (...names: readonly string[]) => join(directory, ...names);

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "carry-service-"));
  store = openRunsStore(inside("history.db"));
  carry = over("history.db");
});
afterEach(async () => {
  await carry.close();
  store.close();
  rmSync(directory, { recursive: true, force: true });
});

function over(history: string): Carry {
  const files = createSavedFiles({ homeDir: directory, userDirsFile: inside("none") });
  return createCarry({
    store,
    historyFile: inside(history),
    incomingDir: inside("incoming"),
    files,
    onImported: () => {},
  });
}

async function all<E>(stream: AsyncIterable<E>): Promise<readonly E[]> {
  const events: E[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

function write(runs: number): void {
  for (let n = 0; n < runs; n += 1) {
    const run = store.begin(sampleRun);
    store.saveStep(run.id, sampleStep);
    store.finish({ ...run, outcome: "failed", durationMs: n, error: sampleStep.error });
  }
}

const everything = { what: { query: {} }, format: "bundle", withSecrets: true } as const;

/** Sends a file as the window does. */
async function send(bytes: Buffer): Promise<void> {
  const middle = Math.floor(bytes.length / 2);
  await carry.receive(id, 0, bytes.subarray(0, middle));
  await carry.receive(id, middle, bytes.subarray(middle));
}

test("runs go out into a file of the folder for downloads, and from there into another history", async () => {
  write(30);
  const first = await all(carry.export(everything, never));
  const path = first.at(-1)?.type === "saved" ? String(Object(first.at(-1)).path) : "";
  expect(first.at(-1)).toMatchObject({ type: "saved", runs: 30, masked: 0, leftOut: 0 });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  // A second one never takes the first one's place.
  await all(carry.export(everything, never));
  expect(readdirSync(inside("Downloads")).filter((name) => name.startsWith("."))).toEqual([]);
  expect(readdirSync(inside("Downloads"))).toHaveLength(2);

  await carry.close();
  carry = over("other.db");
  await send(readFileSync(path));
  const previewed = await all(carry.preview(id, never));
  expect(previewed.at(-1)).toMatchObject({ type: "preview", preview: { added: 30, known: 0, torn: false } });
  const imported = await all(carry.import(id, never));
  expect(imported.at(-1)).toMatchObject({ type: "imported", result: { added: 30, known: 0 } });
  await carry.release(id);
  expect(readdirSync(directory)).not.toContain("incoming");
  const other = openRunsStore(inside("other.db"));
  expect(other.get(30)).toEqual(store.get(30));
  other.close();
});

test("what is no bundle, or not here any more, is refused in words", async () => {
  await send(Buffer.from("no bundle at all"));
  await expect(all(carry.preview(id, never))).rejects.toThrow("no bundle of runs");
  await carry.release(id);
  await expect(all(carry.import(id, never))).rejects.toThrow("not here any more");
  await expect(carry.receive(id, 5, Buffer.from("x"))).rejects.toThrow("not here any more");
});

test("an export that is cancelled leaves nothing behind", async () => {
  write(20);
  const cancelled = new AbortController();
  const told: string[] = [];
  const reading = (async () => {
    for await (const { type } of carry.export(everything, cancelled.signal)) {
      told.push(type);
      cancelled.abort();
    }
  })();
  await expect(reading).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
  expect(told).not.toContain("saved");
  expect(readdirSync(inside("Downloads"))).toEqual([]);
});

test("the whole history is copied while it is open", async () => {
  write(3);
  const events = await all(carry.backUp(never));
  const last = events.at(-1);
  if (last?.type !== "saved") throw new Error("It was not saved.");
  const copy = openRunsStore(last.path);
  expect(copy.get(3)).toEqual(store.get(3));
  copy.close();
});
