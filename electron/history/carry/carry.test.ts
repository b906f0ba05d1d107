import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BundlePreview, ImportResult } from "../../../shared/carry/bundle-preview.ts";
import type { RunsFormat } from "../../../shared/export/runs-format.ts";
import { parseQuery } from "../../../shared/history/parse-query.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { NewRun } from "../run-writer.ts";
import { openRunsStore, type RunsStore } from "../runs-store.ts";
import { sampleRun, sampleStep } from "../sample-run.ts";
import { backUpHistory } from "./back-up.ts";
import { toFrame } from "./bundle-frames.ts";
import { exportRuns } from "./export-runs.ts";
import { findRunIds } from "./find-run-ids.ts";
import { openBundleImport } from "./import-bundle.ts";
import { variedRuns } from "./varied-runs.ts";

const never = new AbortController().signal;
let directory: string;
const inside = (name: string) => join(directory, name);
const stores: RunsStore[] = [];
const open = (name: string) => {
  const store = openRunsStore(inside(name));
  stores.push(store);
  return store;
};

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "carry-"));
});
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Writes runs as they are written when they are made: begun, a step at a time, finished. */
function write(store: RunsStore, runs: readonly NewRun[]): readonly RunRecord[] {
  return runs.map((run) => {
    const begun = store.begin({ ...run, outcome: "running", durationMs: null, steps: [], changes: null });
    for (const step of run.steps) store.saveStep(begun.id, step);
    store.finish({ ...run, id: begun.id });
    const kept = store.get(begun.id);
    if (kept === null) throw new Error("The run is lost.");
    return kept;
  });
}

async function exported(
  store: RunsStore,
  format: RunsFormat = "bundle",
  { withSecrets = true, ids = [] as readonly number[] } = {},
): Promise<Buffer> {
  const parts: Buffer[] = [];
  const chosen = ids.length > 0 ? ids : await findRunIds(store, {});
  await exportRuns(
    store,
    { ids: chosen, format, withSecrets, program: "9.9.9", deriveContainerId: () => "derived" },
    async (part) => {
      parts.push(Buffer.from(part));
    },
    never,
  );
  return Buffer.concat(parts);
}

async function imported(bundle: Buffer, history: string): Promise<BundlePreview & { result: ImportResult }> {
  writeFileSync(inside("in.cnirun"), bundle);
  const bundleImport = openBundleImport(inside("in.cnirun"), inside(history));
  try {
    const preview = await bundleImport.preview(never, () => {});
    return { ...preview, result: await bundleImport.run(never, () => {}) };
  } finally {
    bundleImport.close();
  }
}

const allOf = async (store: RunsStore) => (await findRunIds(store, {})).map((id) => store.get(id));

describe("a history that is carried to another machine", () => {
  test("has every run of every kind there, the same to the byte, found by what is written in it", async () => {
    const here = open("here.db");
    const runs = write(here, variedRuns);
    const { result } = await imported(await exported(here), "there.db");
    expect(result).toMatchObject({
      added: runs.length,
      known: 0,
      damaged: 0,
      torn: false,
      sameNumbers: true,
    });
    const there = open("there.db");
    expect(JSON.stringify(await allOf(there))).toBe(JSON.stringify(runs));
    expect(runs.map(({ id }) => there.uid(id))).toEqual(runs.map(({ id }) => here.uid(id)));
    for (const words of ["outcome:skipped", "portmap code:11", "host-local"]) {
      const { query } = parseQuery(words);
      expect(await findRunIds(there, query)).toEqual(await findRunIds(here, query));
    }
    expect(await there.facets({}, 9)).toEqual(await here.facets({}, 9));
  });

  test("gets no run twice, and gets back those that were lost, under their numbers", async () => {
    const here = open("here.db");
    const runs = write(here, variedRuns);
    const bundle = await exported(here);
    const some = await exported(here, "bundle", { ids: [2, 5] });
    expect((await imported(some, "there.db")).result.added).toBe(2);
    const whole = await imported(bundle, "there.db");
    expect([whole.added, whole.known]).toEqual([runs.length - 2, 2]);
    expect((await imported(bundle, "there.db")).result).toMatchObject({ added: 0, known: runs.length });
    expect(JSON.stringify(await allOf(open("there.db")))).toBe(JSON.stringify(runs));
  });

  test("leaves the runs of that machine their numbers; what names another run names it there", async () => {
    const here = open("here.db");
    write(here, [...variedRuns, ...variedRuns]);
    const there = open("there.db");
    const own = write(there, [{ ...sampleRun, startedAt: sampleRun.startedAt + 5, outcome: "skipped" }]);
    const { result } = await imported(await exported(here, "bundle", { ids: [1, 2] }), "there.db");
    expect(result).toMatchObject({ added: 2, sameNumbers: false });
    expect(there.get(1)).toEqual(own[0]);
    expect(there.get(2)).toEqual({
      ...here.get(1),
      id: 2,
      // Run 1 of then is run 2; run 3 of then was not carried along.
      changes: { ...here.get(1)?.changes, meanwhile: [2] },
    });
    // By when they began, not by when they came.
    const { runs } = await there.page({}, { limit: 9 });
    expect(runs.map(({ id }) => id)).toEqual([1, 3, 2]);
    expect(there.begin(sampleRun).id).toBe(4);
  });
});

test("secrets are masked unless they are wanted, in each format, and the bundle says so", async () => {
  const secret = "hunter2-is-long";
  const here = open("here.db");
  const args = [["TOKEN", secret]] as const;
  write(here, [{ ...sampleRun, outcome: "succeeded", runtimeConf: { ...sampleRun.runtimeConf, args } }]);
  for (const format of ["jsonl", "csv", "markdown", "script"] as const) {
    expect((await exported(here, format, { withSecrets: false })).includes(secret), format).toBe(false);
  }
  const masked = await imported(await exported(here, "bundle", { withSecrets: false }), "masked.db");
  expect(masked.masked).toBe(true);
  expect(JSON.stringify(open("masked.db").get(1))).not.toContain(secret);
  const open_ = await imported(await exported(here), "whole.db");
  expect(open_.masked).toBe(false);
  expect(open("whole.db").get(1)?.runtimeConf.args).toEqual(args);
});

test("CSV has a line for each run that a spreadsheet reads as text", async () => {
  const here = open("here.db");
  write(here, variedRuns);
  const lines = (await exported(here, "csv")).toString().split("\r\n");
  expect(lines).toHaveLength(variedRuns.length + 2);
  expect(lines[0]).toMatch(/^number,time,operation,outcome,/);
  expect(lines[2]).toContain(
    "2,2025-06-15T15:06:40.123Z,ADD,failed,lab,lab-net,bridge portmap,/run/netns/ä1,c1,eth0,,31.75,PLUGIN_FAILED,11,",
  );
  expect(lines[6]).toContain(`,'=cmd|'x'!A1,`);
});

describe("a bundle that is damaged", () => {
  /** Many runs of which each fills a part of the bundle by itself. */
  async function manyParts(): Promise<Buffer> {
    const here = open("here.db");
    const long = (n: number) => ({ ...sampleStep, injected: [`${n} ${"x".repeat(1_000_000)}`] });
    write(
      here,
      [1, 2, 3, 4].map((n) => ({ ...sampleRun, outcome: "skipped", steps: [long(n)] })),
    );
    return exported(here);
  }

  test("gives every run before the place where it is torn, and says that it is torn", async () => {
    const bundle = await manyParts();
    let before = 0;
    for (let part = 1; part <= 8; part += 1) {
      const torn = bundle.subarray(0, Math.floor((bundle.length * part) / 9));
      const history = `torn-${part}.db`;
      const { torn: says, result } = await imported(torn, history);
      expect([part, says, result.torn]).toEqual([part, true, true]);
      expect(result.added).toBeGreaterThanOrEqual(before);
      before = result.added;
      for (const run of await allOf(open(history))) expect(run).toEqual(stores[0]?.get(run?.id ?? 0));
    }
    expect(before).toBeGreaterThan(2);
  });

  test("costs the runs of the parts that are damaged, wherever that is", async () => {
    const bundle = await manyParts();
    for (const place of [0.1, 0.5, 0.9]) {
      const damaged = Buffer.from(bundle);
      const at = Math.floor(damaged.length * place);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      const history = `damaged-${place}.db`;
      const { result } = await imported(damaged, history);
      expect(result.added).toBeGreaterThanOrEqual(3);
      for (const run of await allOf(open(history))) expect(run).toEqual(stores[0]?.get(run?.id ?? 0));
    }
  });

  test("is refused where it is none, or of a newer program", async () => {
    await expect(imported(Buffer.from("PK\u0003\u0004 something else"), "x.db")).rejects.toThrow("no bundle");
    await expect(imported(Buffer.alloc(0), "x.db")).rejects.toThrow("no bundle");
    const newer = JSON.stringify({ format: "cnitool-desktop runs", version: 2, anything: [] });
    await expect(imported(Buffer.from(await toFrame(`${newer}\n`, 0)), "x.db")).rejects.toThrow(
      "newer version",
    );
  });
});

describe("a bundle that was made to do harm", () => {
  /** A bundle of these lines, as if the program had written it. */
  async function made(...lines: readonly string[]): Promise<Buffer> {
    const header = {
      format: "cnitool-desktop runs",
      version: 1,
      program: "1",
      exported: "2026-01-01T00:00:00Z",
    };
    const first = `${JSON.stringify({ ...header, masked: false, runs: lines.length })}\n`;
    const frames = [toFrame(first, 0), toFrame(lines.map((line) => `${line}\n`).join(""), lines.length)];
    return Buffer.concat([...(await Promise.all(frames)), await toFrame('{"end":{"runs":1}}\n', 0)]);
  }
  const line = (change: object, uid = "0".repeat(32)) =>
    JSON.stringify({ uid, run: { ...sampleRun, id: 7, outcome: "skipped", ...change } });

  test("adds no run that is not as runs are, and says why", async () => {
    const uid = "0".repeat(32);
    const bad = [
      line({ startedAt: -1 }),
      line({ startedAt: 9e15 }),
      line({ durationMs: -1 }),
      line({ id: 0 }),
      line({ outcome: "fine" }),
      line({ steps: [null] }),
      line({ steps: { length: 1e9 } }),
      line({ network: { name: {}, file: "", bytes: { encoding: "utf8", text: "" } } }),
      line({ network: { name: "", file: "", bytes: { encoding: "base64", base64: "!" } } }),
      line({ result: { encoding: "utf8", text: "\ud800" } }),
      line({}, "x"),
      "null",
      "[",
      `{"uid":"${uid}","run":{"__proto__":{"id":1}}}`,
      "9".repeat(100_000),
    ];
    const { added, damaged, newer, leftOut } = await imported(await made(...bad), "there.db");
    expect([added, damaged + newer]).toEqual([0, bad.length]);
    expect(leftOut.reduce((sum, { runs }) => sum + runs, 0)).toBe(bad.length);
    expect(({} as { id?: number }).id).toBeUndefined();
    expect(await allOf(open("there.db"))).toEqual([]);
  });

  test("what a newer program knows of a run is no damage, and is not dropped silently", async () => {
    const { added, newer, leftOut } = await imported(await made(line({ mood: "good" })), "there.db");
    expect([added, newer]).toEqual([0, 1]);
    expect(leftOut[0]?.reason).toContain('"mood"');
  });

  test("a run that never ended is interrupted, and one number for all is given once", async () => {
    const lines = ["a", "b", "c"].map((letter) =>
      line({ outcome: "running", steps: variedRuns[0]?.steps }, letter.repeat(32)),
    );
    const { result } = await imported(await made(...lines, lines[0] ?? "", line({ id: 9e15 })), "there.db");
    expect(result).toMatchObject({ added: 4, known: 1, sameNumbers: false });
    const runs = await allOf(open("there.db"));
    expect(runs.map((run) => [run?.id, run?.outcome])).toEqual([
      [1, "interrupted"],
      [2, "interrupted"],
      [3, "interrupted"],
      [4, "skipped"],
    ]);
  });

  test("lines by the million in a few bytes are not gone through", async () => {
    const many = await toFrame("\n".repeat(2_000_000), 2);
    const bundle = Buffer.concat([await made(line({})), many]);
    const { added, torn, leftOut } = await imported(bundle, "there.db");
    expect([added, torn]).toEqual([1, true]);
    expect(leftOut).toContainEqual({ reason: "A part has more lines than runs.", runs: 0 });
  });
});

describe("an import that ends early", () => {
  let child: ChildProcess | null = null;
  afterEach(() => child?.kill("SIGKILL"));

  test("by kill -9 leaves whole runs, and the rest comes with the next one", async () => {
    const here = open("here.db");
    const runs = write(here, Array.from({ length: 20 }, () => variedRuns).flat());
    writeFileSync(inside("in.cnirun"), await exported(here));
    const url = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
    writeFileSync(
      inside("import.mts"),
      `import { openBundleImport } from ${url("./import-bundle.ts")};
const all = openBundleImport(${JSON.stringify(inside("in.cnirun"))}, ${JSON.stringify(inside("there.db"))});
await all.run(new AbortController().signal, ({ added }) => process.stdout.write(added + "\\n"));`,
    );
    const started = spawn(process.execPath, [inside("import.mts")], { stdio: ["ignore", "pipe", "inherit"] });
    child = started;
    for await (const said of createInterface({ input: started.stdout })) {
      if (Number(said) >= 48) break;
    }
    started.kill("SIGKILL");
    await once(started, "close");

    const there = open("there.db");
    const partly = await allOf(there);
    expect(partly.length).toBeGreaterThanOrEqual(48);
    expect(partly.length).toBeLessThan(runs.length);
    expect(JSON.stringify(partly)).toBe(JSON.stringify(runs.slice(0, partly.length)));
    const { result } = await imported(readFileSync(inside("in.cnirun")), "there.db");
    expect(result).toMatchObject({ added: runs.length - partly.length, known: partly.length });
    expect(JSON.stringify(await allOf(there))).toBe(JSON.stringify(runs));
  });

  test("because it was cancelled keeps what was added", async () => {
    const here = open("here.db");
    write(here, Array.from({ length: 10 }, () => variedRuns).flat());
    writeFileSync(inside("in.cnirun"), await exported(here));
    const bundleImport = openBundleImport(inside("in.cnirun"), inside("there.db"));
    const cancelled = new AbortController();
    let added = 0;
    const running = bundleImport.run(cancelled.signal, (progress) => {
      added = progress.added;
      cancelled.abort();
    });
    await expect(running).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
    bundleImport.close();
    expect(added).toBeGreaterThan(0);
    expect(await allOf(open("there.db"))).toHaveLength(added);
  });
});

test("a backup is whole while somebody writes, and can be opened in the history's place", async () => {
  const here = open("here.db");
  const runs = write(here, variedRuns);
  const copying = backUpHistory(inside("here.db"), inside("copy.db"), () => {});
  write(here, variedRuns);
  await copying;
  const kept = await allOf(open("copy.db"));
  expect(kept.length).toBeGreaterThanOrEqual(runs.length);
  expect(JSON.stringify(kept.slice(0, runs.length))).toBe(JSON.stringify(runs));
  appendFileSync(inside("no-directory"), "");
  await expect(backUpHistory(inside("here.db"), inside("no-directory/x.db"), () => {})).rejects.toThrow();
});
