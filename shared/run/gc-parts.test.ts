import { expect, test } from "vitest";
import { sampleStep } from "../../electron/history/sample-run.ts";
import { gcParts } from "./gc-parts.ts";
import type { RunStep } from "./run-step.ts";

const env = (containerId: string) =>
  [
    { name: "CNI_CONTAINERID", value: containerId, origin: "cni" },
    { name: "CNI_IFNAME", value: "eth0", origin: "cni" },
  ] as const;
const del = (containerId: string | null, pluginIndex: number): RunStep => {
  return {
    ...sampleStep,
    command: "DEL",
    pluginIndex,
    state: "succeeded",
    env: containerId === null ? null : env(containerId),
  };
};
const gc = (pluginIndex: number): RunStep => ({ ...sampleStep, command: "GC", pluginIndex });

/** The parts in short: an attachment's container ID, or `GC`, with the places of the plugins. */
function partsOf(...steps: readonly RunStep[]): readonly string[] {
  return gcParts(steps).map((part) => {
    const name = part.kind === "plugins" ? "GC" : (part.attachment?.containerId ?? "?");
    return `${name} ${part.steps.map((step) => step.pluginIndex).join("")}`;
  });
}

test.each<[string, readonly string[], readonly RunStep[]]>([
  ["nothing", [], []],
  ["one attachment of a chain", ["c1 10"], [del("c1", 1), del("c1", 0)]],
  ["two", ["c1 10", "c2 10"], [del("c1", 1), del("c1", 0), del("c2", 1), del("c2", 0)]],
  ["two of one plugin", ["c1 0", "c2 0"], [del("c1", 0), del("c2", 0)]],
  ["one that ended early", ["c1 1", "c2 10"], [del("c1", 1), del("c2", 1), del("c2", 0)]],
  ["plugins afterwards", ["c1 10", "GC 01"], [del("c1", 1), del("c1", 0), gc(0), gc(1)]],
  ["plugins alone", ["GC 0"], [gc(0)]],
  ["a plugin that was not found", ["? 0"], [del(null, 0)]],
  ["two that were not found", ["? 0", "? 0"], [del(null, 0), del(null, 0)]],
  ["one of two that was not found", ["c1 10"], [del("c1", 1), del(null, 0)]],
  [
    "side by side",
    ["c1 10", "c2 10", "GC 0"],
    [del("c1", 1), del("c2", 1), del("c2", 0), del("c1", 0), gc(0)],
  ],
  [
    "side by side, one of which ended early",
    ["c1 1", "c2 10"],
    [{ ...del("c1", 1), state: "failed" }, del("c2", 1), del(null, 0)],
  ],
])("%s: %j", (_name, parts, steps) => {
  expect(partsOf(...steps)).toEqual(parts);
});
