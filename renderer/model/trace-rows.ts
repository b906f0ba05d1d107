import { reachesPlugins } from "../../shared/cni/operation-gate.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import type { RunStep } from "../../shared/run/run-step.ts";

/** One row of the trace: a plugin call, or a plugin that has not been called. */
export type TraceRow =
  | { readonly kind: "step"; readonly key: string; readonly step: RunStep }
  | {
      readonly kind: "absent";
      readonly key: string;
      readonly pluginType: string;
      /** `notYet` while the run goes on, `notReached` when it is over. */
      readonly state: "notYet" | "notReached";
    };

/** All plugins of a run in the order in which they run (DEL runs backwards), called or not. */
export function traceRows(record: RunRecord): readonly TraceRow[] {
  const called = record.steps.map((step): TraceRow => ({ kind: "step", key: `step-${step.index}`, step }));
  if (record.outcome === "skipped") return called;
  if (record.operation === "GC" && !reachesPlugins(record.cniVersion ?? "")) return called;
  const reached = new Set(
    record.steps.filter((step) => step.command === record.operation).map((step) => step.pluginIndex),
  );
  const inOrder = record.pluginTypes.map((pluginType, pluginIndex) => ({ pluginType, pluginIndex }));
  if (record.operation === "DEL") inOrder.reverse();
  const state = record.outcome === "running" ? "notYet" : "notReached";
  const absent = inOrder
    .filter(({ pluginIndex }) => !reached.has(pluginIndex))
    .map(({ pluginType, pluginIndex }): TraceRow => {
      return { kind: "absent", key: `plugin-${pluginIndex}`, pluginType, state };
    });
  return [...called, ...absent];
}

/** Milliseconds that the bars of a run stand for together. `elapsedMs` stands in for what has not ended. */
export function wholeRunMs(
  record: Pick<RunRecord, "durationMs" | "steps" | "outcome">,
  elapsedMs: number,
): number {
  const lastEnd = Math.max(0, ...record.steps.map((each) => each.offsetMs + (each.durationMs ?? 0)));
  return Math.max(lastEnd, record.durationMs ?? 0, record.outcome === "running" ? elapsedMs : 0, 0.001);
}

/** Where a step's bar lies in the whole run, in percent; that of a step `isLive` goes on to now. */
export function traceBar(
  step: Pick<RunStep, "offsetMs" | "durationMs">,
  whole: number,
  isLive: boolean,
): { readonly left: number; readonly width: number } {
  const duration = step.durationMs ?? (isLive ? Math.max(0, whole - step.offsetMs) : 0);
  const left = Math.min(100, (step.offsetMs / whole) * 100);
  return { left, width: Math.min(100 - left, (duration / whole) * 100) };
}
