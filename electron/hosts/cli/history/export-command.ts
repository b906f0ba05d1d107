import { resolve } from "node:path";
import { valuesAre } from "../../../../shared/export/count-masked.ts";
import { type ExportFormat, exportFormats } from "../../../../shared/export/export-format.ts";
import { type RunsFormat, runsFormats } from "../../../../shared/export/runs-format.ts";
import { isEmptyQuery } from "../../../../shared/history/run-query.ts";
import { exportRuns } from "../../../history/carry/export-runs.ts";
import { findRunIds } from "../../../history/carry/find-run-ids.ts";
import type { RunReader } from "../../../history/run-reader.ts";
import { deriveContainerId } from "../../../libcni/derive-container-id.ts";
import { makeFileAtomically } from "../../../platform/atomic-write.ts";
import { errorWords, isSystemError } from "../../../platform/error-words.ts";
import { type WritePart, writeToFile } from "../../../platform/write-to-file.ts";
import { programVersion } from "../../../services/program-version.ts";
import type { Given } from "../command-line.ts";
import { say } from "../output.ts";
import { stopSignals } from "../stop-signals.ts";
import { exportOneRun } from "./export-one-run.ts";
import { isHistoryFile } from "./is-history-file.ts";
import { runFilter, runLimit } from "./run-filter.ts";

type Reader = Pick<RunReader, "page" | "get" | "uid" | "summary">;
interface Source {
  readonly reader: Reader;
  readonly historyFile: string;
}
const mode = 0o600;

/**
 * Writes the runs of these numbers, or all that are meant, the oldest first, in the format that is wanted. Secrets are
 * masked unless they are wanted. Answers with what is wrong, also where some of them could not be written.
 */
export async function exportCommand(
  { reader, historyFile }: Source,
  ids: readonly number[],
  given: Given,
): Promise<string | null> {
  const filter = runFilter(given);
  const limit = runLimit(given);
  if (ids.length > 0 && !(isEmptyQuery(filter) && limit === null))
    return "Either numbers or a search, not both.";
  const missing = ids.find((id) => reader.summary(id) === null);
  if (missing !== undefined) return `The history has no run ${missing}.`;
  const output = given.get("output");
  if (output !== undefined && isHistoryFile(output, historyFile))
    return "That is the history itself; name another file.";
  const format = given.get("format") ?? "json";
  if (format === "bundle" && output === undefined && process.stdout.isTTY) {
    return "A bundle is no text for a terminal; say where to with --output FILE.";
  }
  const chosen = ids.length > 0 ? ids : await findRunIds(reader, filter, limit ?? undefined);
  let lost: string | null = null;
  const write = async (to: WritePart) => {
    lost = await writeRuns(reader, chosen, format, given, to);
  };
  try {
    if (output === undefined) await write(toStdout);
    else await makeFileAtomically(resolve(output), mode, (temporary) => writeToFile(temporary, write));
    return lost;
  } catch (error) {
    if (error instanceof Error && error.name === "AbortError") return "Cancelled.";
    if (output === undefined || !isSystemError(error)) throw error;
    return `${output} cannot be written: ${errorWords(error)}.`;
  }
}

/** Of one run what is made for one; of many, what is made for many. Answers with what could not be written. */
async function writeRuns(
  reader: Reader,
  ids: readonly number[],
  format: string,
  given: Given,
  write: WritePart,
): Promise<string | null> {
  const single = exportFormats.find((each) => each === format);
  const many = runsFormats.find((each) => each === (format === "json" ? "jsonl" : format));
  const isForOne = single !== undefined && (ids.length === 1 || many === undefined);
  const { masked, lost = null } = isForOne
    ? await writeSingly(reader, ids, single, given, write)
    : await writeTogether(reader, ids, many ?? "jsonl", given, write);
  if (masked > 0) {
    say(`${valuesAre(masked)} masked; --with-secrets keeps them.`);
  }
  return lost;
}

/** What was written. */
interface Written {
  readonly masked: number;
  /** What could not be, in a sentence, if anything. */
  readonly lost?: string | null;
}

async function writeSingly(
  reader: Reader,
  ids: readonly number[],
  format: ExportFormat,
  given: Given,
  write: WritePart,
): Promise<Written> {
  let masked = 0;
  for (const id of ids) {
    const run = reader.get(id);
    // Deleted meanwhile.
    if (run === null) continue;
    const exported = exportOneRun(run, format, given);
    await write(exported.text);
    masked += exported.masked;
  }
  return { masked };
}

async function writeTogether(
  reader: Reader,
  ids: readonly number[],
  format: RunsFormat,
  given: Given,
  write: WritePart,
): Promise<Written> {
  const { signal } = stopSignals();
  const options = { ids, format, withSecrets: given.has("with-secrets"), program: programVersion };
  const counts = await exportRuns(reader, { ...options, deriveContainerId }, write, signal);
  if (counts.underWay > 0) {
    say(`${counts.underWay} left out that ${counts.underWay === 1 ? "is" : "are"} still under way.`);
  }
  const damaged = counts.damaged > 0 ? [`${counts.damaged} left out that the history holds damaged.`] : [];
  const tooLarge = counts.tooLarge > 0 ? [`${counts.tooLarge} left out that a bundle is too small for.`] : [];
  const lost = [...damaged, ...tooLarge].join(" ");
  return { masked: counts.masked, lost: lost === "" ? null : lost };
}

function toStdout(part: string | Uint8Array): Promise<void> {
  return new Promise((written, failed) => {
    process.stdout.write(part, (error) => (error == null ? written() : failed(error)));
  });
}
