import { explainError } from "../cni/explanations/explain-error.ts";
import type { Remedy } from "../cni/explanations/remedy.ts";
import type { ErrorExplanation } from "../cni/explanations/rule.ts";
import { faultOfStep, faultReport, replacesPlugin } from "./fault-report.ts";
import { faultLabel, type PluginFault } from "./plugin-fault.ts";
import type { RunRecord } from "./run-record.ts";
import type { RunStep } from "./run-step.ts";

type Run = Pick<RunRecord, "error" | "fault" | "network" | "operation" | "pluginTypes" | "steps">;

/**
 * Explains why a run failed; `null` for an error that is not known, and for a run without one. What a fault was
 * injected for is said to come from it, since the usual causes are not those of this run.
 */
export function explainFailure(run: Run): ErrorExplanation | null {
  const { error, network, operation } = run;
  if (error === null) return null;
  const usual = explainError(error, { operation, file: network.file });
  const report = faultReport(run);
  if (report === null || !report.injected) return usual;
  const { fault, pluginType } = report;
  if (fault.kind === "namespace") return namespaceGone(pluginType, usual);
  const failed = run.steps.find((step) => step.state === "failed");
  if (failed === undefined || faultOfStep(run, failed) === null) return usual;
  return doneOnPurpose(fault, failed, usual);
}

/** The namespace is gone for every plugin that follows, and for whoever tries again. */
function namespaceGone(pluginType: string, usual: ErrorExplanation | null): ErrorExplanation {
  const createNamespace: Remedy = { kind: "createNamespace" };
  return {
    title: usual?.title ?? "the network namespace was removed",
    meaning: `The fault injection removed the network namespace before ${pluginType} ran.`,
    advice: "Create the namespace again to run again.",
    cleanUp: "yes",
    remedies: [createNamespace],
  };
}

/** An injected error says anything at all, so that its words are not taken for their usual cause. */
function doneOnPurpose(
  fault: PluginFault,
  { pluginType }: RunStep,
  usual: ErrorExplanation | null,
): ErrorExplanation {
  const did = replacesPlugin(fault)
    ? `Nothing is wrong with ${pluginType}, which did not run: the fault injection took its place (${faultLabel(fault)}).`
    : `Nothing is wrong with ${pluginType}, which did run: the fault injection added to its output (${faultLabel(fault)}).`;
  const title = fault.kind === "error" ? null : usual?.title;
  return {
    title: title ?? "a fault was injected",
    meaning: did,
    advice: "The next run has no fault, unless you inject it again.",
    cleanUp: "yes",
    remedies: [],
  };
}
