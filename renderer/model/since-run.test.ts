import { expect, test } from "vitest";
import type { Operation } from "../../shared/run/operation.ts";
import type { Outcome } from "../../shared/run/outcome.ts";
import type { RunSummary } from "../../shared/run/run-record.ts";
import { sinceRun } from "./since-run.ts";

function runOf(
  id: number,
  operation: Operation,
  outcome: Outcome = "succeeded",
  networkName = "lab-net",
): RunSummary {
  return {
    id,
    operation,
    targetId: "lab",
    networkName,
    netns: "/run/netns/demo1",
    containerId: "c1",
    ifName: "eth0",
    startedAt: id * 1000,
    durationMs: 10,
    outcome,
    headline: "",
    pluginTypes: ["bridge"],
  };
}

const added = runOf(1, "ADD");

test.each<[string, readonly RunSummary[], object | null]>([
  ["nothing came later", [], null],
  ["a CHECK came later", [runOf(2, "CHECK")], null],
  ["a DEL undid it", [runOf(2, "DEL")], { state: "undone", by: 2 }],
  [
    "the first DEL that succeeded is named",
    [runOf(2, "DEL", "failed"), runOf(3, "DEL"), runOf(4, "DEL")],
    { state: "undone", by: 3 },
  ],
  ["a DEL failed", [runOf(2, "DEL", "failed")], null],
  ["another network's DEL", [runOf(2, "DEL", "succeeded", "other")], null],
  ["it was added again", [runOf(2, "DEL"), runOf(3, "ADD")], { state: "held", by: 3 }],
  [
    "another network has it now",
    [runOf(2, "DEL"), runOf(3, "ADD", "succeeded", "other")],
    { state: "held", by: 3 },
  ],
  [
    "adding it again was interrupted",
    [runOf(2, "DEL"), runOf(3, "ADD", "interrupted")],
    { state: "held", by: 3 },
  ],
  ["adding it again failed", [runOf(2, "ADD", "failed")], null],
  [
    "what was added again was undone too",
    [runOf(2, "DEL"), runOf(3, "ADD"), runOf(4, "DEL")],
    { state: "undone", by: 2 },
  ],
])("%s", (_name, later, expected) => {
  // As the history tells them, the newest first.
  const found = sinceRun(added, [...later, added].reverse());
  expect(found).toEqual(expected === null ? null : { id: 1, ...expected });
});

test("what came before does not count", () => {
  expect(sinceRun(runOf(9, "ADD"), [runOf(2, "DEL"), runOf(3, "ADD")])).toBeNull();
});

test("a DEL that ended half-way cannot have been undone, but another ADD may hold the attachment", () => {
  const del = runOf(2, "DEL", "cancelled");
  expect(sinceRun(del, [runOf(3, "DEL")])).toBeNull();
  expect(sinceRun(del, [runOf(3, "ADD")])).toEqual({ state: "held", id: 2, by: 3 });
});
