import { describe, expect, test } from "vitest";
import type { PluginFault } from "../../shared/run/plugin-fault.ts";
import {
  composeFault,
  draftOfFault,
  type FaultDraft,
  faultBlocks,
  faultyPlugins,
  noFault,
} from "./fault-draft.ts";

const armed: FaultDraft = { ...noFault, armed: true, pluginIndex: 1 };

test.each<[Partial<FaultDraft>, PluginFault]>([
  [
    { choice: "error", code: "11", msg: "later" },
    { kind: "error", code: 11, msg: "later", details: "" },
  ],
  [
    { choice: "garbageInstead", garbage: "x\n" },
    { kind: "garbage", place: "instead", text: "x\n" },
  ],
  [
    { choice: "garbageBefore", garbage: "" },
    { kind: "garbage", place: "before", text: "" },
  ],
  [{ choice: "hang" }, { kind: "hang" }],
  [
    { choice: "signal", signal: "SIGABRT" },
    { kind: "signal", signal: "SIGABRT" },
  ],
  [
    { choice: "exit", exitCode: "255" },
    { kind: "exit", exitCode: 255 },
  ],
  [{ choice: "namespace" }, { kind: "namespace" }],
])("%j is what the next run gets", (change, fault) => {
  expect(composeFault({ ...armed, ...change })).toEqual({ pluginIndex: 1, fault });
  expect(faultBlocks({ ...armed, ...change }, "ADD")).toBeNull();
  // An earlier run's fault is offered again, and injected when somebody arms it.
  const again = draftOfFault({ pluginIndex: 1, fault });
  expect(composeFault(again)).toBeNull();
  expect(composeFault({ ...again, armed: true })).toEqual({ pluginIndex: 1, fault });
});

test("nothing is injected that is not switched on", () => {
  expect(composeFault(noFault)).toBeNull();
  expect(draftOfFault(undefined)).toEqual(noFault);
  expect(faultBlocks({ ...noFault, choice: "exit", exitCode: "no" }, "ADD")).toBeNull();
});

describe("an operation cannot run", () => {
  test.each(["", "-1", "1.5", "4294967296", "1e3", "0x1"])("with the code %j", (code) => {
    expect(faultBlocks({ ...armed, code }, "ADD")).toMatch(/^Fault, code: A whole number/);
    expect(faultBlocks({ ...armed, code, choice: "hang" }, "ADD")).toBeNull();
  });

  test.each(["", "0", "256"])("with the exit status %j", (exitCode) => {
    expect(faultBlocks({ ...armed, choice: "exit", exitCode }, "DEL")).toMatch(/^Fault, exit status: /);
  });

  test("without a namespace that is to be removed", () => {
    const draft: FaultDraft = { ...armed, choice: "namespace" };
    expect(faultBlocks(draft, "STATUS")).toContain("STATUS has none");
    expect(faultBlocks(draft, "DEL")).toBeNull();
  });
});

test("plugins of one type are told apart by their places", () => {
  const plugin = (type: string) => ({ type, ipamType: null, capabilities: [] });
  const outline = { name: "n", cniVersion: "1.0.0", disableCheck: false, disableGC: false };
  const plugins = ["bridge", "tuning", "tuning"].map(plugin);
  expect(faultyPlugins({ ...outline, plugins })).toEqual(["bridge", "tuning (2 of 3)", "tuning (3 of 3)"]);
});
