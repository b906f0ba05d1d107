import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openRunsStore, type RunsStore } from "../history/runs-store.ts";
import { sampleRun } from "../history/sample-run.ts";
import { identityOf } from "../platform/process-identity.ts";
import { createHistory } from "./history.ts";
import { Notices } from "./notices.ts";
import { watchOtherProcesses } from "./tell-changes.ts";
import { type OrphansWatch, watchOrphans } from "./watch-orphans.ts";

let directory: string;
let owner: ChildProcess;
let store: RunsStore;
let commandLine: RunsStore;
let watch: OrphansWatch;
let told: number[];
const onProblem = (error: unknown) => {
  throw error;
};

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "orphans-"));
  owner = spawn("sleep", ["600"], { stdio: "ignore" });
  const file = join(directory, "history.db");
  store = openRunsStore(file);
  commandLine = openRunsStore(file, identityOf(owner.pid ?? 0));
  told = [];
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  watch = watchOrphans(store, (ids) => told.push(...ids), onProblem);
});
afterEach(async () => {
  watch.stop();
  vi.useRealTimers();
  await killOwner();
  commandLine.close();
  store.close();
  rmSync(directory, { recursive: true, force: true });
});

async function killOwner(): Promise<void> {
  if (owner.exitCode !== null || owner.signalCode !== null) return;
  const gone = once(owner, "close");
  owner.kill("SIGKILL");
  await gone;
}

test("a run whose process was killed becomes interrupted while the history stays open", async () => {
  const { id } = commandLine.begin(sampleRun);
  const { id: own } = store.begin(sampleRun);
  watch.look();
  vi.advanceTimersByTime(30_000);
  expect(told).toEqual([]);
  expect(store.get(id)?.outcome).toBe("running");

  await killOwner();
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([id]);
  expect(store.get(id)?.outcome).toBe("interrupted");
  expect(store.get(own)?.outcome).toBe("running");
});

test("it looks no more once no run of another process is under way", () => {
  store.begin(sampleRun);
  watch.look();
  expect(vi.getTimerCount()).toBe(0);
  const run = commandLine.begin(sampleRun);
  watch.look();
  watch.look();
  expect(vi.getTimerCount()).toBe(1);
  commandLine.finish({ ...run, outcome: "failed" });
  vi.advanceTimersByTime(10_000);
  expect(vi.getTimerCount()).toBe(0);
});

test("the window is told", async () => {
  const { id } = commandLine.begin(sampleRun);
  const history = createHistory(store);
  const listening = new AbortController();
  const heard = history.watch(listening.signal)[Symbol.asyncIterator]();
  const told = heard.next();
  const parts = { store, history, notices: new Notices(), quiet: () => false };
  const stop = watchOtherProcesses(join(directory, "history.db"), parts);
  await killOwner();
  vi.advanceTimersByTime(10_000);
  const { value } = await told;
  expect(value).toMatchObject({ type: "changed", run: { id, outcome: "interrupted" } });
  listening.abort();
  stop();
});
