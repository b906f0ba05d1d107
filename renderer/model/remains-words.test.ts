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
  expect(leftOverMeaning(record, count)).toBe(words);
});
