import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseQuery } from "../../../shared/history/parse-query.ts";
import { newestFirst, placeOf, type RunPlace } from "../../../shared/history/run-order.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { NewRun } from "../run-writer.ts";
import { openRunsStore, type RunsStore } from "../runs-store.ts";
import { sampleRun, sampleStep } from "../sample-run.ts";

let directory: string;
let store: RunsStore;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "search-"));
  store = openRunsStore(join(directory, "history.db"));
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true, force: true });
});

const text = (value: string) => ({ encoding: "utf8", text: value }) as const;

/** A run that has ended, with one step. */
function keep(run: Partial<NewRun>, step: Partial<typeof sampleStep> = {}): number {
  const steps = [{ ...sampleStep, ...step }];
  const begun = store.begin({ ...sampleRun, ...run, outcome: "running", steps });
  for (const each of steps) store.saveStep(begun.id, each);
  const ended: RunRecord = { ...begun, outcome: "succeeded", durationMs: 1, ...run, steps };
  store.finish(ended);
  return begun.id;
}

async function find(words: string): Promise<readonly number[]> {
  const { query, problems } = parseQuery(words);
  expect(problems).toEqual([]);
  const { runs, matching } = await store.page(query, { limit: 500 });
  const facets = await store.facets(query, 10);
  // Whatever way it is counted, it is the same.
  expect(facets.matching).toBe(runs.length);
  expect(matching ?? runs.length).toBe(runs.length);
  return runs.map(({ id }) => id);
}

const addressed = (address: string) => text(`{"cniVersion":"1.0.0","ips":[{"address":"${address}"}]}`);
const conf = (change: Partial<NewRun["runtimeConf"]>) => ({ ...sampleRun.runtimeConf, ...change });

describe("what is written in a run is found", () => {
  test.each([
    ["in its network's name", "lab-n"],
    ["in its configuration", "ab-net"],
    ["in its namespace", "netns/ä1"],
    ["in its container ID", "0ffee"],
    ["in its arguments", "again"],
    ["in its environment", "/usr/bin"],
    ["in its plugin", "portma"],
    ["in its plugin's path", "cni/portmap"],
    ["in its error", "is LOCKED by"],
    ["in its stdin", "from stdin 1"],
    ["in its stdout", "say-99"],
    ["in its stderr", '"line 2 of"'],
    ["in what its plugins ran", "host-local"],
  ])("%s", async (_, words) => {
    const other: NewRun = {
      ...sampleRun,
      network: { name: "a", file: "/b", bytes: text("{}") },
      runtimeConf: { containerId: "x", netns: "", ifName: "", args: [], capabilityArgs: "" },
      ...{ pluginPath: [], pluginTypes: [] },
    };
    store.finish({ ...store.begin(other), outcome: "succeeded", durationMs: 1 });
    const id = keep(
      {
        runtimeConf: conf({ containerId: "c0ffee77" }),
        outcome: "failed",
        error: { code: "PLUGIN_FAILED", message: "db is locked by 7", cni: null, pluginType: "bridge" },
      },
      {
        stdin: text('{"note":"from stdin 1"}'),
        stdout: text('{"a":["say-99"]}'),
        stderr: text("line 1\nline 2 of it"),
      },
    );
    expect(await find(words.includes(" ") && !words.startsWith('"') ? `"${words}"` : words)).toEqual([id]);
    expect(await find(`-${words.includes(" ") && !words.startsWith('"') ? `"${words}"` : words}`)).toEqual([
      1,
    ]);
  });

  test("also while it is under way, and after its process died", async () => {
    const { id } = store.begin({ ...sampleRun, runtimeConf: conf({ containerId: "c0ffee77" }) });
    expect(await find("c0ffee77 outcome:running")).toEqual([id]);
  });
});

test("an address is found whole, or a part of one", async () => {
  const seven = keep({ result: addressed("10.88.0.7/16") });
  const seventy = keep({ result: addressed("10.88.0.70/16") });
  const six = keep({ result: addressed("fd00::7/64") });
  const deleted = keep({ operation: "DEL" }, { stdin: text('{"prevResult":{"ip4":{"ip":"10.88.0.7/16"}}}') });
  expect(await find("ip:10.88.0.7")).toEqual([deleted, seven]);
  expect(await find("ip:10.88.0.7/16")).toEqual([deleted, seven]);
  expect(await find("ip:FD00::7")).toEqual([six]);
  expect(await find("ip:10.88.")).toEqual([deleted, seventy, seven]);
  expect(await find("-ip:10.88.0.7,fd00::7")).toEqual([seventy]);
  expect(await find("10.88.0.7")).toEqual([deleted, seventy, seven]);
});

test("what quotes and operators of the index are made of is looked for as it is", async () => {
  const id = keep({}, { stderr: text('say "a OR b" NOT (c) text:* 1') });
  for (const words of ['"\\"a OR b\\""', '"b\\" NOT (c)"', '"text:* 1"'])
    expect(await find(words)).toEqual([id]);
  expect(await find('"x OR b"')).toEqual([]);
});

describe("conditions combine", () => {
  test("as facets do, each with what it leaves", async () => {
    const error = (code: number) =>
      ({
        code: "PLUGIN_FAILED",
        message: "no",
        cni: { code, msg: "", details: "" },
        pluginType: "a",
      }) as const;
    const add = keep({ pluginTypes: ["bridge", "portmap"] });
    const failed = keep({ pluginTypes: ["bridge"], outcome: "failed", error: error(11) });
    const del = keep({
      operation: "DEL",
      runtimeConf: conf({ netns: "/run/netns/b" }),
      outcome: "failed",
      error: error(7),
    });
    expect(await find("op:add")).toEqual([failed, add]);
    expect(await find("op:add outcome:failed")).toEqual([failed]);
    expect(await find("-op:add")).toEqual([del]);
    expect(await find("plugin:portmap ns:ä1")).toEqual([add]);
    expect(await find("ns:b,c")).toEqual([del]);
    expect(await find("code:11,7")).toEqual([del, failed]);
    expect(await find("code:PLUGIN_FAILED -code:7")).toEqual([failed]);
    expect(await find("target:host")).toEqual([]);

    const { facets, matching, total } = await store.facets(parseQuery("op:add code:11").query, 10);
    expect({ matching, total }).toEqual({ matching: 1, total: 3 });
    expect(facets.operation.values).toEqual([{ value: "ADD", count: 1 }]);
    expect(facets.code.values).toEqual([
      { value: "11", count: 1 },
      { value: "PLUGIN_FAILED", count: 1 },
    ]);
    expect(facets.plugin).toEqual({ values: [{ value: "bridge", count: 1 }], distinct: 1 });
    const { facets: all } = await store.facets(parseQuery("op:add").query, 1);
    expect(all.operation.values).toEqual([{ value: "ADD", count: 2 }]);
    expect(all.outcome).toEqual({ values: [{ value: "failed", count: 1 }], distinct: 2 });
  });

  test("times with everything else", async () => {
    const at = (day: number) => new Date(2026, 10, day).getTime();
    const ids = [20, 21, 22].map((day) =>
      keep({ startedAt: at(day), runtimeConf: conf({ containerId: `c0ffee${day}` }) }),
    );
    expect(await find("since:2026-11-21")).toEqual([ids[2], ids[1]]);
    expect(await find("since:2026-11-21 until:2026-11-22")).toEqual([ids[1]]);
    expect(await find("until:2026-11-22 id:0ffee")).toEqual([ids[1], ids[0]]);
    expect(await find("until:2026-11-22 -id:ffee20")).toEqual([ids[1]]);
  });
});

test("pages follow each other without a gap, whatever is asked for", async () => {
  for (let n = 0; n < 60; n += 1)
    keep({ result: addressed(`10.1.${n % 3}.${n}/16`), operation: n % 2 ? "ADD" : "DEL" });
  for (const words of ["", "op:add", "10.1.2.", "-10.1.2.", "op:del 10.1. -10.1.1."]) {
    const { query } = parseQuery(words);
    const whole = (await store.page(query, { limit: 500 })).runs.map(({ id }) => id);
    const pages: number[] = [];
    let after: RunPlace | undefined;
    for (;;) {
      const { runs } = await store.page(query, { after, limit: 7 });
      pages.push(...runs.map(({ id }) => id));
      const last = runs.at(-1);
      if (last === undefined) break;
      after = placeOf(last, newestFirst);
    }
    expect(pages).toEqual(whole);
    expect(whole.length).toBeGreaterThan(5);
  }
});

test("a search that nobody waits for any more ends", async () => {
  keep({});
  const nobody = AbortSignal.abort();
  await expect(store.page({}, { limit: 1 }, nobody)).rejects.toThrow(/abort/i);
  await expect(store.facets(parseQuery("abc1").query, 1, nobody)).rejects.toThrow(/abort/i);
});
