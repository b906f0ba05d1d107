import { expect, test } from "vitest";
import { delRun, failedRun, notFoundRun } from "../../e2e/fixtures/stand-in-runs.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { leftOverMeaning } from "./remains-words.ts";

const failedDel: RunRecord = { ...delRun, outcome: "failed" };
const notFoundDel: RunRecord = { ...notFoundRun, operation: "DEL" };

test.each<[RunRecord, number, string]>([
  [failedRun, 0, "The ADD ended half-way, and nothing that it made is still there."],
  [failedRun, 2, "The ADD ended half-way. DEL removes what it had made until then."],
  [delRun, 0, "Everything that belonged to this attachment alone is gone."],
  [delRun, 1, "It belonged to this attachment, and its DEL should have removed it."],
  [delRun, 4, "They belonged to this attachment, and its DEL should have removed them."],
  [failedDel, 1, "The DEL did not succeed. Once what stopped it is put right, DEL again removes this."],
  [failedDel, 4, "The DEL did not succeed. Once what stopped it is put right, DEL again removes these."],
  [notFoundRun, 0, "No plugin ran, so nothing was made."],
  [notFoundRun, 1, "No plugin ran, so something else made this."],
  [notFoundDel, 0, "No plugin ran, and nothing of this attachment is there."],
  [notFoundDel, 2, "No plugin ran. Once what stopped the DEL is put right, DEL again removes these."],
])("$0.operation $0.outcome, $1 left", (record, count, words) => {
  expect(leftOverMeaning(record, count, false)).toBe(words);
});

test.each<[RunRecord, number, RegExp]>([
  [failedRun, 2, /^The lab in which it ran has ended/],
  [failedDel, 2, /^The lab in which it ran has ended/],
  [failedRun, 0, /nothing that it made is still there/],
  [delRun, 2, /its DEL should have removed them/],
])("$0.operation $0.outcome in a lab that has ended, $1 left", (record, count, words) => {
  expect(leftOverMeaning(record, count, true)).toMatch(words);
});
