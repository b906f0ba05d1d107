import { describe, expect, test } from "vitest";
import { succeededRun } from "../../../e2e/fixtures/stand-in-data.ts";
import { delRun, failedRun, skippedRun } from "../../../e2e/fixtures/stand-in-runs.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { alignSteps } from "./align-steps.ts";
import { compareFacts } from "./compare-facts.ts";
import { compareRuns } from "./compare-runs.ts";
import { compareTiming } from "./compare-timing.ts";

const differing = (left: RunRecord, right: RunRecord) =>
  compareRuns(left, right)
    .filter(({ differences }) => differences > 0)
    .map(({ title, differences }) => `${title} ${differences}`);
const types = (pairs: ReturnType<typeof alignSteps>) =>
  pairs.map(({ left, right }) => `${left?.pluginType ?? "-"} ${right?.pluginType ?? "-"}`);

describe("two runs", () => {
  test("that are one differ in nothing", () => {
    expect(differing(succeededRun, succeededRun)).toEqual([]);
  });

  test("of which one failed at its first plugin", () => {
    expect(differing(succeededRun, failedRun)).toEqual([
      // Its state, exit code and error; stdout.
      "bridge 4",
      // They were not called.
      "portmap 1",
      "tuning 1",
      "Result 3",
    ]);
    const portmap = compareRuns(succeededRun, failedRun).find(({ title }) => title === "portmap");
    expect(portmap?.note).toMatch(/^Only run 1 called/);
  });

  test("of another container", () => {
    const runtimeConf = { ...succeededRun.runtimeConf, containerId: "other", args: [] };
    expect(differing(succeededRun, { ...succeededRun, runtimeConf })).toEqual(["RuntimeConf 2"]);
  });

  test("that changed the machine differently", () => {
    const change = (key: string, text: string) =>
      ({
        action: "added",
        side: "netns",
        kind: "link",
        key,
        before: null,
        after: text,
        command: "ip link",
        shared: null,
      }) as const;
    const with_ = (...changes: readonly ReturnType<typeof change>[]): RunRecord => ({
      ...succeededRun,
      changes: { changes, remains: null, unread: [] },
    });
    const left = with_(change("eth0", "eth0 mtu 1500"), change("eth1", "eth1"));
    const right = with_(change("eth0", "eth0 mtu 9000"), change("eth1", "eth1"));
    expect(differing(left, right)).toEqual(["Changes 1"]);
    expect(
      differing(left, { ...right, runtimeConf: { ...right.runtimeConf, netns: "/run/netns/demo2" } }),
    ).toEqual(["RuntimeConf 1", "Changes 1"]);
    expect(compareRuns(left, succeededRun).at(-1)?.note).toBe("No snapshots were taken in run 1.");
  });
});

describe("steps", () => {
  const [bridge, portmap, tuning] = succeededRun.steps;
  if (bridge === undefined || portmap === undefined || tuning === undefined) throw new Error("no steps");

  test("stand beside the same plugin's, however many are between", () => {
    expect(types(alignSteps([bridge, portmap, tuning], [bridge, tuning]))).toEqual([
      "bridge bridge",
      "portmap -",
      "tuning tuning",
    ]);
    expect(types(alignSteps([], [bridge]))).toEqual(["- bridge"]);
    expect(types(alignSteps(succeededRun.steps, skippedRun.steps))).toEqual([
      "bridge -",
      "portmap -",
      "tuning -",
    ]);
  });

  test("of a DEL run the other way round, so that only one of them can be aligned", () => {
    const pairs = alignSteps(succeededRun.steps, delRun.steps);
    expect(pairs.filter(({ left, right }) => left !== null && right !== null)).toHaveLength(1);
    expect(pairs).toHaveLength(5);
  });

  test("are timed beside each other", () => {
    expect(compareTiming(succeededRun, failedRun)).toEqual([
      { name: "The whole run", left: 31.4, right: 12.1 },
      { name: "bridge", left: 18.2, right: 11.4 },
      { name: "portmap", left: 9.1, right: null },
      { name: "tuning", left: 3.4, right: null },
    ]);
  });
});

test("values of one name belong to each other in their order", () => {
  const left = [
    ["a", "1"],
    ["a", "2"],
    ["b", "3"],
  ] as const;
  const right = [
    ["c", "4"],
    ["a", "1"],
  ] as const;
  expect(compareFacts(left, right)).toEqual([
    { name: "a", left: "1", right: "1" },
    { name: "a", left: "2", right: null },
    { name: "b", left: "3", right: null },
    { name: "c", left: null, right: "4" },
  ]);
});
