import type { NewRun } from "./run-writer.ts";

/** What a list says of a run in a few words: addresses, or what went wrong, or why nothing ran. */
export function headlineOf(run: Pick<NewRun, "error" | "skipReason" | "result">): string {
  return run.error?.message ?? run.skipReason ?? "";
}
