import type { ReactNode } from "react";
import { faultReport, faultSentence } from "../../../shared/run/fault-report.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { Note } from "../note.tsx";

/** Says of a run that something was made to go wrong in it, whatever else is said. */
export function FaultNote({ record }: { readonly record: RunRecord }): ReactNode {
  const report = faultReport(record);
  if (report === null) return null;
  return <Note kind="host">{faultSentence(report, record.outcome !== "running")}</Note>;
}
