import type { ResultView } from "../../shared/cni/result.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { resultIn } from "./result-in.ts";

/**
 * What a plugin's result added to the one before it, as `+ 3 interfaces, + 1 address`; `null` where the next
 * plugin receives no prevResult from it.
 */
export function resultGain(record: RunRecord, stepIndex: number): string | null {
  if (record.operation !== "ADD" || stepIndex + 1 >= record.pluginTypes.length) return null;
  const after = resultOf(record, stepIndex);
  if (after === null) return null;
  const before = resultOf(record, stepIndex - 1);
  const changes = [
    change("interface", before?.interfaces.length ?? 0, after.interfaces.length),
    change("address", before?.ips.length ?? 0, after.ips.length),
    change("route", before?.routes.length ?? 0, after.routes.length),
  ].filter((each) => each !== null);
  if (changes.length > 0) return changes.join(", ");
  return JSON.stringify(before) === JSON.stringify(after) ? "unchanged" : "changed";
}

function resultOf(record: RunRecord, stepIndex: number): ResultView | null {
  const step = record.steps[stepIndex];
  return step?.state === "succeeded" ? resultIn(step.stdout) : null;
}

function change(noun: string, before: number, after: number): string | null {
  const count = Math.abs(after - before);
  if (count === 0) return null;
  const plural = noun === "address" ? "addresses" : `${noun}s`;
  return `${after > before ? "+" : "−"} ${count} ${count === 1 ? noun : plural}`;
}
