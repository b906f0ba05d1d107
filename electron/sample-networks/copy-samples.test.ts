import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { copySamples } from "./copy-samples.ts";
import { sampleFiles } from "./sample-files.ts";

const names = sampleFiles.map(({ name }) => name);

describe("copying", () => {
  let directory: string;
  beforeEach(() => {
    directory = join(mkdtempSync(join(tmpdir(), "samples-")), "lab", "net.d");
  });
  afterEach(() => rmSync(join(directory, "..", ".."), { recursive: true, force: true }));

  const visible = () => readdirSync(directory).filter((name) => !name.startsWith("."));

  test("the first start writes all, to the byte, and leaves nothing else that libcni would read", async () => {
    expect(await copySamples(directory)).toEqual(names);
    expect(visible().sort()).toEqual([...names].sort());
    expect(readdirSync(directory).filter((name) => name.startsWith("."))).toEqual([".samples-copied"]);
    for (const { name, text } of sampleFiles) expect(readFileSync(join(directory, name), "utf8")).toBe(text);
  });

  test("a second start does nothing, so that a deleted sample stays away and a changed one as it is", async () => {
    await copySamples(directory);
    rmSync(join(directory, "10-lab-net.conflist"));
    writeFileSync(join(directory, "20-ptp-net.conflist"), "mine");
    expect(await copySamples(directory)).toEqual([]);
    expect(visible()).not.toContain("10-lab-net.conflist");
    expect(readFileSync(join(directory, "20-ptp-net.conflist"), "utf8")).toBe("mine");
  });

  test("a file that is there is never overwritten", async () => {
    await copySamples(directory, []);
    writeFileSync(join(directory, "10-lab-net.conflist"), "mine");
    expect(await copySamples(directory)).toEqual(names.slice(1));
    expect(readFileSync(join(directory, "10-lab-net.conflist"), "utf8")).toBe("mine");
  });

  test("a sample of a later version is added once", async () => {
    await copySamples(directory, sampleFiles.slice(0, 2));
    expect(await copySamples(directory)).toEqual(names.slice(2));
    expect(await copySamples(directory)).toEqual([]);
  });
});

describe("the samples", () => {
  const plugin = z.object({
    type: z.string(),
    bridge: z.string().optional(),
    ipam: z
      .object({
        subnet: z.string().optional(),
        ranges: z.array(z.array(z.object({ subnet: z.string() }))).optional(),
      })
      .optional(),
  });
  const network = z.object({ name: z.string(), cniVersion: z.string(), plugins: z.array(plugin) });
  const good = sampleFiles.slice(0, -1).map(({ name, text }) => {
    const json: unknown = JSON.parse(text);
    return network.parse(
      name.endsWith(".conflist") ? json : { ...plugin.loose().parse(json), plugins: [json] },
    );
  });

  test("stand in the order in which libcni reads them", () => {
    expect([...names].sort()).toEqual(names);
  });

  test("only the last is broken, and no look-up of another one comes across it", () => {
    expect(() => JSON.parse(sampleFiles.at(-1)?.text ?? "")).toThrow("after property value");
    expect(sampleFiles.at(-1)?.text).toContain("a comma is missing");
    // libcni looks into every .conflist before the first .conf.
    expect(names.at(-1)).toMatch(/\.conf$/);
  });

  test("do not get into each other's way", () => {
    const plugins = good.flatMap(({ plugins }) => plugins);
    const bridges = plugins.flatMap(({ bridge }) => bridge ?? []);
    const subnets = plugins.flatMap(({ ipam }) => [
      ...(ipam?.subnet === undefined ? [] : [ipam.subnet]),
      ...(ipam?.ranges ?? []).flat().map(({ subnet }) => subnet),
    ]);
    expect(bridges).toHaveLength(4);
    expect(subnets).toHaveLength(5);
    for (const values of [bridges, subnets, good.map(({ name }) => name)]) {
      expect(new Set(values).size).toBe(values.length);
    }
  });

  test("speak versions that plugins 1.1.1 know", () => {
    for (const { cniVersion } of good) expect(["0.3.1", "1.0.0"]).toContain(cniVersion);
  });
});
