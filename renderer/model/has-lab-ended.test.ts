import { expect, test } from "vitest";
import type { TargetId, TargetStatus } from "../../shared/target/target-status.ts";
import { hasLabEnded } from "./has-lab-ended.ts";

const since1000: TargetStatus = { id: "lab", state: "ready", since: 1000 };
const ended: TargetStatus = { id: "lab", state: "ended", reason: "Its holder was killed." };

test.each<[TargetId, number, TargetStatus | null, boolean]>([
  ["lab", 999, since1000, true],
  ["lab", 1000, since1000, false],
  ["lab", 2000, ended, true],
  ["lab", 2000, { id: "lab", state: "starting" }, true],
  ["lab", 999, null, false],
  ["host", 999, since1000, false],
])("a run in the %s at %d, with %j, has lost its lab: %j", (targetId, startedAt, lab, lost) => {
  expect(hasLabEnded({ targetId, startedAt }, lab === null ? null : [lab])).toBe(lost);
});
