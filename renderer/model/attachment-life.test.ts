import { expect, test } from "vitest";
import type { RunSummary } from "../../shared/run/run-record.ts";
import { findInKernel, mergeRuns, verdictOf } from "./attachment-life.ts";

const key = { ifName: "eth0" };
const eth0 = { name: "eth0", addresses: ["10.1.0.2/24"], up: true };
const demo1 = { name: "demo1", path: "/run/netns/demo1", interfaces: [eth0] };
const runtimeConf = { containerId: "c", ifName: "eth0", netns: demo1.path, args: [], capabilityArgs: "" };
const cached = { networkName: "n", ...runtimeConf };

test("the interface is looked for where the cache says", () => {
  expect(findInKernel(key, [], [cached], [demo1])).toEqual({
    state: "there",
    netns: "demo1",
    interface: eth0,
  });
  expect(findInKernel(key, [], [cached], [{ ...demo1, interfaces: [] }]).state).toBe("missing");
  expect(findInKernel(key, [], [cached], []).state).toBe("noNamespace");
  expect(findInKernel(key, [], [{ ...cached, netns: "" }], [demo1]).state).toBe("unnamed");
});

test("what is only in the cache or only in the kernel is nothing that is well", () => {
  const there = findInKernel(key, [], [cached], [demo1]);
  const gone = findInKernel(key, [], [cached], []);
  const all = [
    verdictOf(true, there),
    verdictOf(false, gone),
    verdictOf(true, gone),
    verdictOf(false, there),
  ];
  expect(all.map(({ ok }) => ok)).toEqual([true, true, false, false]);
  expect(new Set(all.map(({ text }) => text)).size).toBe(4);
});

test("runs are told in their order, each once, as they stand now", () => {
  const first: RunSummary = {
    id: 1,
    operation: "ADD",
    targetId: "lab",
    networkName: "n",
    netns: demo1.path,
    containerId: "c",
    ifName: "eth0",
    startedAt: 0,
    durationMs: 1,
    outcome: "succeeded",
    headline: "",
    pluginTypes: [],
  };
  const second: RunSummary = { ...first, id: 2, operation: "DEL", outcome: "running" };
  const ended: RunSummary = { ...second, outcome: "failed" };
  expect(mergeRuns([second], [first, ended])).toEqual([first, ended]);
});
