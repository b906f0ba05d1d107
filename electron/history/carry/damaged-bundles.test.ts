import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sampleRun, sampleStep } from "../sample-run.ts";
import { toFrame } from "./bundle-frames.ts";
import { allOf, directoryForEachTest, exported, imported, inside, open, write } from "./carry-test-kit.ts";
import { type BundleItem, readBundle } from "./read-bundle.ts";
import { variedRuns } from "./varied-runs.ts";

directoryForEachTest();

describe("a bundle that is damaged", () => {
  /** Runs of which each fills a part of the bundle by itself. */
  async function manyParts(): Promise<{ readonly bundle: Buffer; readonly runs: readonly unknown[] }> {
    const here = open("here.db");
    const long = (n: number) => ({ ...sampleStep, injected: [`${n} ${"x".repeat(1_000_000)}`] });
    const runs = write(
      here,
      [1, 2, 3, 4].map((n) => ({ ...sampleRun, outcome: "skipped", steps: [long(n)] })),
    );
    return { bundle: await exported(here), runs };
  }

  /** What is read of a file. */
  async function read(bytes: Buffer) {
    writeFileSync(inside("read.cnirun"), bytes);
    const items: BundleItem[] = [];
    for await (const item of readBundle(inside("read.cnirun"))) items.push(item);
    const runs = items.flatMap((item) => (item.type === "run" ? [item.carried.run] : []));
    return { runs, isWhole: items.some(({ type }) => type === "end") };
  }

  test("gives every run before the place where it is torn, and is known to be torn", async () => {
    const { bundle, runs } = await manyParts();
    let before = 0;
    for (let part = 1; part <= 12; part += 1) {
      const found = await read(bundle.subarray(0, Math.floor((bundle.length * part) / 13)));
      expect(found).toEqual({ runs: runs.slice(0, found.runs.length), isWhole: false });
      expect(found.runs.length).toBeGreaterThanOrEqual(before);
      before = found.runs.length;
    }
    expect(before).toBe(runs.length - 1);
    expect(await read(bundle)).toEqual({ runs, isWhole: true });
    const { added, torn, result } = await imported(bundle.subarray(0, bundle.length / 2), "there.db");
    expect([torn, result.torn, result.added]).toEqual([true, true, added]);
    expect(await allOf(open("there.db"))).toEqual(runs.slice(0, added));
  });

  test("costs the runs of the part that is damaged, wherever that is", async () => {
    const { bundle, runs } = await manyParts();
    for (let part = 1; part <= 12; part += 1) {
      const damaged = Buffer.from(bundle);
      const at = Math.floor((damaged.length * part) / 13);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      const found = await read(damaged);
      expect(found.runs.length).toBeGreaterThanOrEqual(runs.length - 1);
      for (const run of found.runs) expect(runs).toContainEqual(run);
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
    const { delegated } = sampleStep;
    const stdin = { encoding: "base64", base64: "no base64!" };
    const withNoBase64 = { ...delegated, calls: delegated?.calls.map((call) => ({ ...call, stdin })) };
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
      line({ steps: [{ ...sampleStep, delegated: withNoBase64 }] }),
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
    const nested = { error: { code: "INTERNAL", message: "m", cni: null, pluginType: null, mood: "bad" } };
    const within = await imported(await made(line(nested)), "there.db");
    expect([within.added, within.newer, within.damaged]).toEqual([0, 1, 0]);
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
