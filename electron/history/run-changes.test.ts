import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { KernelChange, KernelChanges } from "../../shared/run/kernel-change.ts";
import type { Operation } from "../../shared/run/operation.ts";
import type { Outcome } from "../../shared/run/outcome.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { createRuns } from "./migrations/0001-runs.ts";
import type { NewRun } from "./run-writer.ts";
import { openRunsStore, type RunsStore } from "./runs-store.ts";
import { sampleRun, sampleStep } from "./sample-run.ts";

const change = (key: string): KernelChange => ({
  action: "changed",
  side: "netns",
  kind: "link",
  key,
  before: "before",
  after: "after",
  command: "ip link",
  shared: "why",
});
const changesOf = (...keys: readonly string[]): KernelChanges => ({
  changes: keys.map(change),
  remains: [{ side: "target", kind: "cache", key: "k", text: "t", command: "c", shared: null }],
  unread: [{ side: "target", source: "tc", reason: "missing" }],
});

let directory: string;
let store: RunsStore;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "run-changes-"));
  store = openRunsStore(join(directory, "history.db"));
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true, force: true });
});

function kept(
  operation: Operation,
  changes: KernelChanges | null,
  outcome: Outcome = "succeeded",
  other = {},
) {
  const run: NewRun = { ...sampleRun, operation, ...other };
  const ended = { ...store.begin(run), outcome, changes };
  store.finish(ended);
  return ended;
}
const madeKeys = () => store.madeByAdds(sampleRun).map(({ key }) => key);

test("changes are read back as they were, and a run without any has none", () => {
  const changed = kept("ADD", changesOf("eth0"));
  const asked = kept("VERSION", null);
  expect(store.get(changed.id)).toEqual(changed);
  expect(store.get(asked.id)).toEqual(asked);
});

test("what the ADDs of an attachment did is known until its DEL succeeds", () => {
  const { runtimeConf } = sampleRun;
  kept("ADD", changesOf("first"));
  kept("ADD", changesOf("second"), "failed");
  kept("CHECK", changesOf("check"));
  kept("ADD", changesOf("of another"), "succeeded", { runtimeConf: { ...runtimeConf, ifName: "eth1" } });
  kept("ADD", changesOf("of another target"), "succeeded", { targetId: "host" });
  kept("DEL", changesOf(), "failed");
  expect(madeKeys()).toEqual(["first", "second"]);
  kept("DEL", changesOf());
  expect(madeKeys()).toEqual([]);
  kept("ADD", changesOf("third"));
  expect(madeKeys()).toEqual(["third"]);
});

test("a history of the first format takes changes once it is opened", () => {
  const file = join(directory, "old.db");
  const old = new DatabaseSync(file);
  old.exec(`${createRuns}; PRAGMA user_version = 1`);
  old.close();
  const opened = openRunsStore(file);
  const run = { ...opened.begin(sampleRun), outcome: "succeeded", changes: changesOf("eth0") } as const;
  opened.finish(run);
  expect(opened.get(run.id)?.changes).toEqual(run.changes);
  opened.close();
});

test("runs of the same target that went on at the same time are found by their numbers, and come back with the changes", () => {
  const begin = (targetId: "lab" | "host" = "lab", operation: Operation = "ADD") => {
    const run = store.begin({ ...sampleRun, targetId, operation });
    store.saveStep(run.id, { ...sampleStep, index: 0 });
    return run;
  };
  const finish = (run: RunRecord) => store.finish({ ...run, outcome: "succeeded", durationMs: 1 });
  finish(begin());
  const early = begin();
  const run = begin();
  const beside = store.runsBeside(run);
  expect(beside()).toEqual([early.id]);
  finish(early);
  const late = begin();
  finish(late);
  begin("host");
  begin("lab", "STATUS");
  // Of this one no plugin has run.
  store.begin(sampleRun);
  expect(beside()).toEqual([early.id, late.id]);

  const changes = { ...changesOf("a"), meanwhile: beside() };
  store.finish({ ...run, outcome: "succeeded", durationMs: 1, changes });
  expect(store.get(run.id)?.changes).toEqual(changes);
});
