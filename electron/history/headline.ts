import { headline, parseResult } from "../../shared/cni/result.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";

/** What a list says of a run in a few words: addresses, or what went wrong, or why nothing ran. */
export function headlineOf(run: Pick<RunRecord, "error" | "skipReason" | "result">): string {
  if (run.error !== null) return run.error.message;
  if (run.skipReason !== null) return run.skipReason;
  if (run.result?.encoding !== "utf8") return "";
  const view = parseResult(run.result.text);
  return view === null ? "" : headline(view);
}
