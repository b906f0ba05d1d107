import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, test } from "vitest";
import { parseQuery } from "../../../shared/history/parse-query.ts";
import { sampleRun } from "../sample-run.ts";
import { backUpHistory } from "./back-up.ts";
import {
  allOf,
  directoryForEachTest,
  exported,
  imported,
  inside,
  madeBundle,
  open,
  write,
} from "./carry-test-kit.ts";
import { findRunIds } from "./find-run-ids.ts";
import { openBundleImport } from "./import-bundle.ts";
import { variedRuns } from "./varied-runs.ts";

directoryForEachTest();

const never = new AbortController().signal;

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

  test("gets back those that were just deleted, as they were", async () => {
    const here = open("here.db");
    write(here, variedRuns);
    await here.label([2], { name: "first of all", addTags: ["lesson"], pinned: true }, never);
    const runs = await allOf(here);
    const bundle = await exported(here);
    const facets = await here.facets({}, 9);
    const uids = runs.map((run) => here.uid(run?.id ?? 0));
    const { id: removal } = await here.deleteRuns({ ids: [1, 2, 4] }, () => {}, never);
    const other = open("here.db");
    expect(other.orderedElsewhere()).toBe(false);

    const { added, known, result } = await imported(bundle, "here.db");
    expect([added, known]).toEqual([3, runs.length - 3]);
    expect(result).toMatchObject({ added: 3, known: runs.length - 3, sameNumbers: true });
    expect(other.orderedElsewhere()).toBe(true);
    expect(JSON.stringify(await allOf(here))).toBe(JSON.stringify(runs));
    expect(runs.map((run) => here.uid(run?.id ?? 0))).toEqual(uids);
    expect(await here.facets({}, 9)).toEqual(facets);
    expect(await findRunIds(here, parseQuery("tag:lesson first").query)).toEqual([2]);

    // Nothing is left of the deletion, neither to be had back nor to be purged.
    expect(here.undelete(removal)).toBe(0);
    await here.purge(never);
    expect((await imported(bundle, "here.db")).result).toMatchObject({ added: 0, known: runs.length });
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

describe("an import that ends early", () => {
  let child: ChildProcess | null = null;
  afterEach(() => child?.kill("SIGKILL"));

  test("by kill -9 leaves whole runs, and the rest comes with the next one", async () => {
    const { bundle, runs } = await madeBundle(20);
    writeFileSync(inside("in.cnirun"), bundle);
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
    expect(partly).toEqual(runs.slice(0, partly.length));
    const { result } = await imported(readFileSync(inside("in.cnirun")), "there.db");
    expect(result).toMatchObject({ added: runs.length - partly.length, known: partly.length });
    expect(await allOf(there)).toEqual(runs);
  });

  test("because it was cancelled keeps what was added", async () => {
    writeFileSync(inside("in.cnirun"), (await madeBundle(10)).bundle);
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
