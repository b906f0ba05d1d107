import { HistoryUnusable } from "../history/history-unusable.ts";
import type { Log } from "../platform/log.ts";
import { describeError } from "./describe-error.ts";
import { HostFailure } from "./host-failure.ts";

/**
 * Tells a failure that ends the program: one sentence to the person on stderr, everything else to the log.
 * @returns the exit code
 */
export function tellFailure(error: unknown, log: Log, logFile: string): 1 {
  const sentence = sentenceOf(error) ?? `${firstLine(error)} The details are in ${logFile}.`;
  process.stderr.write(`cnitool desktop: ${sentence}\n`);
  const details = error instanceof HostFailure ? error.details : describeError(error);
  log.error("The program ended with a failure", { sentence, details });
  return 1;
}

/** What was foreseen has its own words and needs no look into the log. */
function sentenceOf(error: unknown): string | null {
  if (error instanceof HostFailure) return error.message;
  return error instanceof HistoryUnusable ? `${error.message} ${error.advice}` : null;
}

function firstLine(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
