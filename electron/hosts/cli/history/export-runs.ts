import { type ExportFormat, exportFormats } from "../../../../shared/export/export-format.ts";
import { exportRun } from "../../../../shared/export/export-run.ts";
import { newestFirst, placeOf, type RunPlace } from "../../../../shared/history/run-order.ts";
import type { RunReader } from "../../../history/run-reader.ts";
import { deriveContainerId } from "../../../libcni/derive-container-id.ts";
import { programVersion } from "../../../services/program-version.ts";
import type { Given } from "../command-line.ts";
import { say } from "../output.ts";
import { runFilter, runLimit } from "./run-filter.ts";

const pageSize = 500;

/**
 * Prints runs, the oldest first, or the one with this number: whole as JSON Lines, or in another format. Secrets are
 * masked unless they are wanted. Answers with what is wrong.
 */
export async function exportRuns(
  reader: Pick<RunReader, "page" | "get">,
  id: number | null,
  given: Given,
): Promise<string | null> {
  const ids = id === null ? await idsOf(reader, given) : [id];
  const format = exportFormats.find((each) => each === given.get("format")) ?? "json";
  if (format === "script" && ids.length !== 1) {
    return `A script is for one run, not for ${ids.length}: say which, by its number.`;
  }
  let masked = 0;
  for (const each of ids) {
    const run = reader.get(each);
    // One that was deleted meanwhile, unless it was asked for.
    if (run === null && id !== null) return `The history has no run ${id}.`;
    if (run === null) continue;
    const exported = exportRun(run, optionsFor(format, given, run.runtimeConf.netns));
    process.stdout.write(exported.text);
    masked += exported.masked;
  }
  if (masked > 0)
    say(`${masked === 1 ? "1 value is" : `${masked} values are`} masked; --with-secrets keeps them.`);
  return null;
}

function optionsFor(format: ExportFormat, given: Given, netns: string) {
  return {
    format,
    withSecrets: given.has("with-secrets"),
    derivedContainerId: deriveContainerId(netns),
    versions: [
      ["cnitool desktop", programVersion],
      ["Node", process.versions.node],
    ],
  } as const;
}

/** The newest of the runs that are wanted, in the order in which they began. */
async function idsOf(reader: Pick<RunReader, "page">, given: Given): Promise<readonly number[]> {
  const limit = runLimit(given) ?? Number.POSITIVE_INFINITY;
  const ids: number[] = [];
  let after: RunPlace | undefined;
  for (;;) {
    const wanted = Math.min(pageSize, limit - ids.length);
    const { runs } = await reader.page(runFilter(given), { after, limit: wanted });
    ids.push(...runs.map(({ id }) => id));
    const last = runs.at(-1);
    if (last === undefined || runs.length < wanted || ids.length >= limit) return ids.reverse();
    after = placeOf(last, newestFirst);
  }
}
