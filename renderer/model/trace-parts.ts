import { gcParts } from "../../shared/run/gc-parts.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { type TraceRow, traceRows } from "./trace-rows.ts";

/** A part of a run's trace with a heading of its own. */
export interface TracePart {
  readonly key: string;
  /** `null` for a run that has only one part. */
  readonly title: string | null;
  readonly rows: readonly TraceRow[];
}

/** A trace as it is shown. */
export interface Trace {
  readonly parts: readonly TracePart[];
  /** Attachments that a long GC has deleted without failure and that are left out. */
  readonly leftOut: number;
}

/** A GC may delete thousands of attachments; so many are shown whatever became of them. */
const maxAttachments = 100;

/** The rows of a run: all in one part but for a GC, where each attachment's DEL and the plugins' GC is one. */
export function traceParts(record: RunRecord): Trace {
  const rows = traceRows(record);
  if (record.operation !== "GC") {
    const parts = rows.length === 0 ? [] : [{ key: "all", title: null, rows }];
    return { parts, leftOut: 0 };
  }
  const attachments = gcParts(record.steps).filter((part) => part.kind === "attachment");
  const shown = attachments.filter(
    ({ steps }, place) => place < maxAttachments || steps.some(({ state }) => state !== "succeeded"),
  );
  const parts = shown.map(({ attachment, steps }): TracePart => {
    const name = attachment === null ? "an attachment" : `${attachment.containerId} / ${attachment.ifName}`;
    return { key: `del-${steps[0]?.index ?? 0}`, title: `DEL of ${name}`, rows: steps.map(rowOf) };
  });
  const own = rows.filter((row) => row.kind === "absent" || row.step.command !== "DEL");
  const plugins = own.length === 0 ? [] : [{ key: "gc", title: "GC of the plugins", rows: own }];
  return { parts: [...parts, ...plugins], leftOut: attachments.length - shown.length };
}

function rowOf(step: RunRecord["steps"][number]): TraceRow {
  return { kind: "step", key: `step-${step.index}`, step };
}
