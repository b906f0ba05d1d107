import type { ErrorExplanation } from "../../shared/cni/explanations/rule.ts";
import { explainFailure } from "../../shared/run/explain-failure.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { leftBehind } from "./left-behind.ts";
import { pluginsRun } from "./plugins-run.ts";

/** Whether the DEL of a run's attachment is the way out of it: of an ADD or a DEL that ended half-way. */
export function cleanUpOffer(record: RunRecord): ErrorExplanation["cleanUp"] {
  const { operation, outcome } = record;
  if (outcome === "failed" && operation === "ADD") return afterFailure(record);
  if (outcome === "cancelled" && (operation === "ADD" || operation === "DEL")) {
    return pluginsRun(record).length > 0 ? "yes" : "no";
  }
  return "no";
}

/** What was left behind is cleaned up, whatever the error usually means. */
function afterFailure(record: RunRecord): ErrorExplanation["cleanUp"] {
  const usual = explainFailure(record)?.cleanUp ?? "yes";
  return usual === "no" && leftBehind(record).length > 0 && pluginsRun(record).length > 0 ? "yes" : usual;
}
