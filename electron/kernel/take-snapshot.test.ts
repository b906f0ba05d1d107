import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { KernelOutput, KernelReading } from "../target/target.ts";
import { takeSnapshot } from "./take-snapshot.ts";

const recorded = (name: string) => readFileSync(new URL(`recorded/${name}.txt`, import.meta.url), "utf8");
const output = (source: KernelOutput["source"], text: string): KernelOutput => ({
  side: "target",
  source,
  text,
  problem: null,
});
const snapshotOf = (...outputs: readonly KernelOutput[]) => {
  const reading: KernelReading = { outputs, files: [] };
  return takeSnapshot({ readKernel: () => Promise.resolve(reading) }, "/run/netns/demo1");
};

test("tables of iptables are told once, though nft lists them as well", async () => {
  const { items, unread } = await snapshotOf(
    output("iptables", recorded("iptables")),
    output("nft", recorded("nft")),
  );
  expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(["iptables"]));
  expect(unread).toEqual([]);
  const alone = await snapshotOf(output("nft", recorded("nft")));
  expect(alone.items).not.toEqual([]);
});

test("a program that is missing and an answer that is not understood cost their own source only", async () => {
  const missing = { ...output("nft", ""), problem: "The program `nft` is missing." };
  const { items, unread } = await snapshotOf(output("ip", recorded("ip")), output("tc", "nonsense"), missing);
  expect(items.map(({ source }) => source)).toContain("ip");
  expect(unread).toEqual([
    { side: "target", source: "nft", reason: "The program `nft` is missing." },
    { side: "target", source: "tc", reason: expect.stringContaining("nonsense") },
  ]);
});

test("each side has its own items, and the same rule twice is two", async () => {
  const rules = "*nat\n-A X -j Y\n-A X -j Y\nCOMMIT\n";
  const { items } = await snapshotOf(output("iptables", rules), {
    ...output("iptables", rules),
    side: "netns",
  });
  expect(items.map(({ side, key }) => `${side}: ${key}`)).toEqual([
    "target: iptables nat -A X -j Y",
    "target: iptables nat -A X -j Y #2",
    "netns: iptables nat -A X -j Y",
    "netns: iptables nat -A X -j Y #2",
  ]);
});
