import { faultLabel, type PluginFault } from "./plugin-fault.ts";
import type { RunRecord } from "./run-record.ts";
import type { RunStep } from "./run-step.ts";

/** Whether the plugin itself does not run: a stand-in does in its place. */
export function replacesPlugin(fault: PluginFault): boolean {
  return fault.kind !== "namespace" && !(fault.kind === "garbage" && fault.place === "before");
}

type Run = Pick<RunRecord, "fault" | "steps" | "pluginTypes">;

/** The fault that was injected into a step; `null` for one that ran as it would, or has not run. */
export function faultOfStep({ fault }: Pick<Run, "fault">, step: RunStep): PluginFault | null {
  if (fault === undefined || step.pluginIndex !== fault.pluginIndex) return null;
  return step.state === "running" || step.durationMs !== null ? fault.fault : null;
}

/** What a run says of the fault that it was started with. */
export interface FaultReport {
  readonly fault: PluginFault;
  readonly pluginType: string;
  /** It has come to the plugin, and the fault was injected. */
  readonly injected: boolean;
}

/** `null` for a run without a fault, which most are. */
export function faultReport(run: Run): FaultReport | null {
  if (run.fault === undefined) return null;
  const { fault, pluginIndex } = run.fault;
  return {
    fault,
    pluginType: run.pluginTypes[pluginIndex] ?? `plugin ${pluginIndex + 1}`,
    injected: run.steps.some((step) => faultOfStep(run, step) !== null),
  };
}

/** What has become of a run's fault, as a sentence. @param isOver whether nothing more can become of it */
export function faultSentence({ fault, pluginType, injected }: FaultReport, isOver: boolean): string {
  const label = faultLabel(fault);
  if (injected && replacesPlugin(fault)) {
    return `A fault was injected in the place of ${pluginType}, which itself did not run: ${label}.`;
  }
  if (injected) return `A fault was injected into ${pluginType}, which itself did run: ${label}.`;
  return isOver
    ? `A fault was meant for ${pluginType}, which was not run: ${label}.`
    : `A fault will be injected into ${pluginType}: ${label}.`;
}
