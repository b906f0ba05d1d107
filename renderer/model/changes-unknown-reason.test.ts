import { expect, test } from "vitest";
import { succeededRun } from "../../e2e/fixtures/stand-in-data.ts";
import { interruptedRun, skippedRun } from "../../e2e/fixtures/stand-in-runs.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { changesUnknownReason } from "./changes-unknown-reason.ts";

test.each<[string, RunRecord, RegExp]>([
  ["goes on", { ...succeededRun, outcome: "running" }, /^The run is under way/],
  ["only asks", { ...interruptedRun, operation: "STATUS" }, /^STATUS only asks/],
  ["was interrupted", interruptedRun, /^The program ended before the run did/],
  ["was interrupted before its first plugin", { ...interruptedRun, steps: [] }, /^The program ended before/],
  ["ran no plugin", skippedRun, /^No plugin ran/],
  ["was run by the command line", succeededRun, /command line/],
])("a run that %s", (_, record, reason) => {
  expect(changesUnknownReason(record)).toMatch(reason);
});
