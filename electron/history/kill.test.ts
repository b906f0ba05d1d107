import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseQuery } from "../../shared/history/parse-query.ts";
import type { RunQuery } from "../../shared/history/run-query.ts";
import { openRunsStore } from "./runs-store.ts";
import { sampleRun, sampleStep } from "./sample-run.ts";

let directory: string;
let file: string;
let child: ChildProcess | null;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "kill-"));
  file = join(directory, "history.db");
  child = null;
});
afterEach(async () => {
  await kill();
  rmSync(directory, { recursive: true, force: true });
});

/** Starts another process that runs `body` with an open store; gives the lines that it prints. */
function start(body: string): AsyncIterator<string> {
  const url = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
  const script = join(directory, "writer.mts");
  writeFileSync(
    script,
    `import { openRunsStore } from ${url("./runs-store.ts")};
import { sampleRun, sampleStep } from ${url("./sample-run.ts")};
const store = openRunsStore(${JSON.stringify(file)});
${body}`,
  );
  const started = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  child = started;
  return createInterface({ input: started.stdout })[Symbol.asyncIterator]();
}

async function kill(): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "close");
  child.kill("SIGKILL");
  await gone;
}

const hang = "setInterval(() => {}, 1 << 30);";

test("what was seen of a run outlives kill -9, and the run becomes interrupted, once its owner is dead", async () => {
  const lines = start(`
    const run = store.begin(sampleRun);
    store.saveStep(run.id, sampleStep);
    store.saveStep(run.id, { ...sampleStep, index: 1, state: "running" });
    console.log(run.id);
    ${hang}`);
  const id = Number((await lines.next()).value);
  const running = { ...sampleStep, index: 1, state: "running" } as const;

  const whileAlive = openRunsStore(file);
  expect(whileAlive.get(id)).toEqual({ ...sampleRun, id, steps: [sampleStep, running] });
  whileAlive.close();

  await kill();
  const afterwards = openRunsStore(file);
  const steps = [sampleStep, { ...running, state: "interrupted" }];
  expect(afterwards.get(id)).toEqual({ ...sampleRun, id, outcome: "interrupted", steps });
  const interrupted: RunQuery = { choices: { outcome: { any: ["interrupted"], none: [] } } };
  expect((await afterwards.page(interrupted, { limit: 10 })).matching).toBe(1);
  afterwards.close();
});

test("no run is lost that was committed before kill -9", async () => {
  const lines = start(`
    for (;;) {
      const run = store.begin(sampleRun);
      store.saveStep(run.id, sampleStep);
      store.finish({ ...run, outcome: "succeeded", durationMs: 1, steps: [sampleStep] });
      await new Promise((written) => process.stdout.write(run.id + "\\n", written));
    }`);
  const ids: number[] = [];
  while (ids.length < 50) ids.push(Number((await lines.next()).value));
  await kill();

  const store = openRunsStore(file);
  for (const id of ids) {
    expect(store.get(id)).toEqual({
      ...sampleRun,
      id,
      outcome: "succeeded",
      durationMs: 1,
      steps: [sampleStep],
    });
  }
  // The search and its counts are of the same transactions as the runs.
  const { runs } = await store.page(parseQuery("op:add portmap").query, { limit: 500 });
  expect(runs.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  const { matching, total } = await store.facets(parseQuery("op:add portmap").query, 1);
  expect([matching, total]).toEqual([runs.length, runs.length]);
  store.close();
});

test("two processes write at once and lose nothing", async () => {
  const lines = start(`
    for (let n = 0; n < 100; n += 1) store.finish({ ...store.begin(sampleRun), outcome: "succeeded", durationMs: 1 });
    console.log("done");
    ${hang}`);
  const store = openRunsStore(file);
  for (let n = 0; n < 100; n += 1) {
    store.finish({ ...store.begin(sampleRun), outcome: "succeeded", durationMs: 1 });
    // Lets the other one in between.
    await new Promise(setImmediate);
  }
  expect((await lines.next()).value).toBe("done");
  const succeeded: RunQuery = { choices: { outcome: { any: ["succeeded"], none: [] } } };
  expect(await store.page(succeeded, { limit: 1 })).toMatchObject({ matching: 200, total: 200 });
  store.close();
});

test("what another process writes is found, and our own writes are not mistaken for it", async () => {
  const store = openRunsStore(file);
  store.finish({ ...store.begin(sampleRun), outcome: "succeeded", durationMs: 1 });
  expect(store.foreignChanges()).toEqual([]);

  const lines = start(`
    const run = store.begin(sampleRun);
    process.once("SIGUSR2", () => {
      store.finish({ ...run, outcome: "failed", durationMs: 1 });
      console.log("finished");
    });
    console.log(run.id);
    ${hang}`);
  const id = Number((await lines.next()).value);
  expect(store.foreignChanges()).toContain(id);
  expect(store.foreignChanges()).toEqual([]);

  child?.kill("SIGUSR2");
  await lines.next();
  expect(store.foreignChanges()).toEqual([id]);
  expect(store.summary(id)?.outcome).toBe("failed");
  store.close();
});
