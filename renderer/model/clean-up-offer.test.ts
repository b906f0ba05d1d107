import { expect, test } from "vitest";
import { cancelledRun, failedRun, notFoundRun } from "../../e2e/fixtures/stand-in-runs.ts";
import { withRemains } from "../../e2e/fixtures/with-remains.ts";
import type { ErrorExplanation } from "../../shared/cni/explanations/rule.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { cleanUpOffer } from "./clean-up-offer.ts";

const stoppedAtFirst: RunRecord = {
  ...cancelledRun,
  steps: cancelledRun.steps.map((step) => ({ ...step, state: "stopped", durationMs: null })),
};
const notFoundAtSecond: RunRecord = { ...notFoundRun, steps: [...cancelledRun.steps, ...notFoundRun.steps] };

test.each<[string, RunRecord, ErrorExplanation["cleanUp"]]>([
  ["an ADD that was cancelled", cancelledRun, "yes"],
  ["a DEL that was cancelled", { ...cancelledRun, operation: "DEL" }, "yes"],
  ["a CHECK that was cancelled", { ...cancelledRun, operation: "CHECK" }, "no"],
  ["an ADD that was stopped before its first plugin", stoppedAtFirst, "no"],
  ["an ADD that found an interface, maybe of another network", failedRun, "unlessAnothers"],
  ["a DEL that failed", { ...failedRun, operation: "DEL" }, "no"],
  ["an ADD whose first plugin was not found", withRemains(notFoundRun, 1), "no"],
  ["an ADD whose second plugin was not found", withRemains(notFoundAtSecond, 1), "yes"],
  ["one that left nothing", withRemains(notFoundAtSecond, 0), "no"],
  ["an ADD that succeeded", { ...cancelledRun, outcome: "succeeded" }, "no"],
])("%s", (_, record, offer) => expect(cleanUpOffer(record)).toBe(offer));
