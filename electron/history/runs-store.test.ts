import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseQuery } from "../../shared/history/parse-query.ts";
import { newestFirst, placeOf } from "../../shared/history/run-order.ts";
import type { PluginFault } from "../../shared/run/plugin-fault.ts";
import type { RunRecord, RunSummary } from "../../shared/run/run-record.ts";
import type { NewRun } from "./run-writer.ts";
import { openRunsStore, type RunsStore } from "./runs-store.ts";
import { sampleRun, sampleStep } from "./sample-run.ts";

let directory: string;
let file: string;
let store: RunsStore;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "runs-store-"));
  file = join(directory, "state", "history.db");
  store = openRunsStore(file);
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true, force: true });
});

function reopen(): void {
  store.close();
  store = openRunsStore(file);
}

describe("a run is read back as it was written", () => {
  test("while it is under way", () => {
    const run = store.begin(sampleRun);
    store.saveStep(run.id, sampleStep);
    expect(store.get(run.id)).toEqual({ ...run, steps: [sampleStep] });
    // This process is alive, so that opening again interrupts nothing.
    reopen();
    expect(store.get(run.id)).toEqual({ ...run, steps: [sampleStep] });
  });

  test("after it ended, with its result to the byte", () => {
    const begun = store.begin(sampleRun);
    store.saveStep(begun.id, sampleStep);
    const ended: RunRecord = {
      ...begun,
      outcome: "succeeded",
      durationMs: 31.75,
      result: { encoding: "base64", base64: "/w==" },
      steps: [sampleStep],
    };
    store.finish(ended);
    reopen();
    expect(store.get(begun.id)).toEqual(ended);
  });

  test("with outputs that are long enough to be compressed", () => {
    const text = "0123456789".repeat(500);
    const long = { encoding: "utf8", text } as const;
    const calls = (sampleStep.delegated?.calls ?? []).map((call) => ({ ...call, stdin: long, stdout: long }));
    const step = { ...sampleStep, stdin: long, stdout: long, stderr: long };
    const steps = [{ ...step, delegated: { directory: null, problem: text, calls } }];
    const begun = store.begin(sampleRun);
    for (const one of steps) store.saveStep(begun.id, one);
    store.finish({ ...begun, outcome: "failed", durationMs: 3, steps });
    reopen();
    expect(store.get(begun.id)).toMatchObject({ outcome: "failed", steps });
  });

  test("that was gone through step by step, with what it has waited", () => {
    const begun = store.begin({ ...sampleRun, stepwise: true });
    expect(store.get(begun.id)).toEqual(begun);
    store.finish({ ...begun, outcome: "cancelled", durationMs: 3, waitedMs: 61_000.5 });
    reopen();
    expect(store.get(begun.id)).toMatchObject({ stepwise: true, durationMs: 3, waitedMs: 61_000.5 });
  });

  test.each<PluginFault>([
    { kind: "error", code: 4_294_967_295, msg: "no", details: "" },
    { kind: "garbage", place: "before", text: "\n" },
    { kind: "hang" },
    { kind: "signal", signal: "SIGSEGV" },
    { kind: "exit", exitCode: 255 },
    { kind: "namespace" },
  ])("with the fault that was injected: %j", (fault) => {
    const begun = store.begin({ ...sampleRun, fault: { pluginIndex: 1, fault } });
    reopen();
    expect(store.get(begun.id)).toEqual(begun);
  });

  test("when it was refused before anything ran", () => {
    const refused: NewRun = {
      ...sampleRun,
      outcome: "failed",
      durationMs: 0,
      cniVersion: null,
      error: { code: "INVALID_REQUEST", message: "missing containerID", cni: null, pluginType: null },
    };
    const record = store.begin(refused);
    reopen();
    expect(store.get(record.id)).toEqual(record);
    expect(store.summary(record.id)?.headline).toBe("missing containerID");
  });

  test("a step's later state replaces its earlier one, and steps keep their order", () => {
    const run = store.begin(sampleRun);
    const second = { ...sampleStep, index: 1, pluginType: "bridge" };
    store.saveStep(run.id, {
      ...sampleStep,
      state: "searching",
      stdin: null,
      stdout: null,
      stderr: null,
      env: null,
    });
    store.saveStep(run.id, second);
    store.saveStep(run.id, sampleStep);
    expect(store.get(run.id)?.steps).toEqual([sampleStep, second]);
  });

  test("there is none of an unknown number", () => {
    expect(store.get(7)).toBeNull();
    expect(store.summary(7)).toBeNull();
  });
});

describe("the list", () => {
  const lastPlace = (runs: readonly RunSummary[]) => runs.map((run) => placeOf(run, newestFirst)).at(-1);
  const finish = (run: NewRun, change: Partial<RunRecord>) => {
    const begun = store.begin(run);
    store.finish({ ...begun, outcome: "succeeded", durationMs: 1, ...change });
    return begun.id;
  };
  const other: NewRun = { ...sampleRun, operation: "DEL", network: { ...sampleRun.network, name: "a-net" } };

  test("is newest first, in pages, with counts of all pages", async () => {
    const ids = [1, 2, 3, 4, 5].map(() => finish(sampleRun, {}));
    const first = await store.page({}, { limit: 2 });
    expect(first.runs.map((run) => run.id)).toEqual([ids[4], ids[3]]);
    expect(first).toMatchObject({ matching: 5, total: 5 });
    const second = await store.page({}, { after: lastPlace(first.runs), limit: 2 });
    expect(second.runs.map((run) => run.id)).toEqual([ids[2], ids[1]]);
    expect(second).toMatchObject({ matching: 5, total: 5 });
  });

  test("filters combine", async () => {
    const error = { code: "PLUGIN_FAILED", message: "no", cni: null, pluginType: "bridge" } as const;
    finish(sampleRun, {});
    const failed = finish(sampleRun, { outcome: "failed", error });
    finish(other, { outcome: "failed", error });
    const page = await store.page(parseQuery("op:add outcome:failed net:lab-net").query, { limit: 10 });
    expect(page.runs.map((run) => run.id)).toEqual([failed]);
    expect(page).toMatchObject({ matching: 1, total: 3 });
    expect(await store.page(parseQuery("op:gc").query, { limit: 10 })).toEqual({
      runs: [],
      matching: 0,
      total: 3,
    });
  });

  test("a line says what came of the run", () => {
    const result = {
      encoding: "utf8",
      text: '{"cniVersion":"1.0.0","ips":[{"address":"10.88.0.7/16"}]}',
    } as const;
    const id = finish(sampleRun, { result });
    const skipped = finish(other, { outcome: "skipped", skipReason: "disableCheck" });
    expect(store.summary(id)).toEqual({
      id,
      operation: "ADD",
      targetId: "lab",
      networkName: "lab-net",
      netns: "/run/netns/ä1",
      containerId: "c1",
      ifName: "eth0",
      startedAt: 1_750_000_000_123,
      durationMs: 1,
      outcome: "succeeded",
      headline: "10.88.0.7/16",
      pluginTypes: ["bridge", "portmap"],
    });
    expect(store.summary(skipped)?.headline).toBe("disableCheck");
  });

  test("of a new history is empty", async () => {
    expect(await store.page({}, { limit: 10 })).toEqual({ runs: [], matching: 0, total: 0 });
  });
});

test("numbers are never given twice", () => {
  const first = store.begin(sampleRun);
  reopen();
  expect(store.begin(sampleRun).id).toBeGreaterThan(first.id);
});

test("nobody but its owner reads it", () => {
  const mode = (path: string) => statSync(path).mode & 0o777;
  store.begin(sampleRun);
  expect(mode(join(directory, "state"))).toBe(0o700);
  for (const path of [file, `${file}-wal`, `${file}-shm`]) expect(mode(path), path).toBe(0o600);
});

test("opens while another program writes, when there is nothing to clean up", () => {
  openRunsStore(file).close();
  const other = new DatabaseSync(file);
  other.exec("BEGIN IMMEDIATE");
  // Otherwise this would wait for the other one, which never ends, and give up.
  openRunsStore(file).close();
  other.close();
});
