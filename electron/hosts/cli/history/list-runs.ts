import type { RunSummary } from "../../../../shared/run/run-record.ts";
import type { RunReader } from "../../../history/run-reader.ts";
import type { Given } from "../command-line.ts";
import { columns, printJson } from "../output.ts";
import { runFilter, runLimit } from "./run-filter.ts";

const usualLimit = 20;

/** Prints the newest runs, a line each. */
export async function listRuns(reader: Pick<RunReader, "page">, given: Given): Promise<null> {
  const { runs, matching } = await reader.page(runFilter(given), { limit: runLimit(given) ?? usualLimit });
  if (given.has("json")) printJson(runs);
  else if (runs.length === 0) process.stderr.write("There are no such runs.\n");
  else process.stdout.write(table(runs));
  const more = (matching ?? runs.length) - runs.length;
  if (more > 0 && process.stderr.isTTY) process.stderr.write(`${more} older; --limit shows more.\n`);
  return null;
}

function table(runs: readonly RunSummary[]): string {
  const rows = runs.map((run) => [
    String(run.id),
    new Date(run.startedAt).toLocaleString("sv-SE"),
    run.operation,
    run.outcome,
    run.targetId,
    run.networkName,
    run.netns,
    run.ifName,
    run.headline,
  ]);
  const head = ["ID", "BEGAN", "RAN", "OUTCOME", "TARGET", "NETWORK", "NAMESPACE", "INTERFACE", "RESULT"];
  return columns([head, ...rows]);
}
