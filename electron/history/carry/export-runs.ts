import { exportRun } from "../../../shared/export/export-run.ts";
import { maskRun } from "../../../shared/export/mask-run.ts";
import type { RunsFormat } from "../../../shared/export/runs-format.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { RunDamaged } from "../run-damaged.ts";
import type { RunReader } from "../run-reader.ts";
import { createPace } from "../search/pace.ts";
import { createRunsWriter } from "./runs-writer.ts";

/** What is to be written, and by whom. */
export interface RunsExport {
  /** In the order in which they are written. */
  readonly ids: readonly number[];
  readonly format: RunsFormat;
  readonly withSecrets: boolean;
  /** This program's version. */
  readonly program: string;
  /** The container ID that cnitool makes of a namespace. */
  readonly deriveContainerId: (netns: string) => string;
}

/** What became of an export. */
export interface ExportCounts {
  readonly runs: number;
  /** Values that are masked. */
  readonly masked: number;
  /** Runs under way, of which a bundle would never learn how they ended. */
  readonly underWay: number;
  /** Runs that the history does not hold any more as they were written. */
  readonly damaged: number;
  /** Runs that are larger than a bundle can hold. */
  readonly tooLarge: number;
}

type Source = Pick<RunReader, "get" | "uid">;

/** Pieces are handed on in parts of about this size, in characters. */
const partChars = 100_000;

/**
 * Writes runs, a few of them in the memory at a time. Those that were deleted meanwhile are left out.
 * @param write resolves when there is room for more
 * @param onProgress is told how many of the runs have been gone through
 * @throws AbortError, or what `write` throws
 */
export async function exportRuns(
  source: Source,
  options: RunsExport,
  write: (part: string | Uint8Array) => Promise<void>,
  signal: AbortSignal,
  onProgress: (runs: number) => void = () => {},
): Promise<ExportCounts> {
  const { ids, format, withSecrets } = options;
  const counts = { runs: 0, masked: 0, underWay: 0, damaged: 0, tooLarge: 0 };
  const report = (run: RunRecord) => reportOf(run, options);
  const writer = createRunsWriter({ ...options, masked: !withSecrets, runs: ids.length, report });
  const pace = createPace(signal);
  const output = bufferedOutput(write);
  await output.put(await writer.begin());
  for (const [at, id] of ids.entries()) {
    await pace();
    onProgress(at);
    const run = readRun(source, id);
    if (run === "damaged") counts.damaged += 1;
    const uid = source.uid(id);
    if (run === null || run === "damaged" || uid === null) continue;
    if (format === "bundle" && run.outcome === "running") {
      counts.underWay += 1;
      continue;
    }
    const written = await writer.add({ uid, run: withSecrets ? run : maskRun(run).record });
    if (written === null) {
      counts.tooLarge += 1;
      continue;
    }
    counts.runs += 1;
    counts.masked += written.masked;
    await output.put(written.piece);
  }
  onProgress(ids.length);
  await output.put(await writer.end());
  await output.flush();
  return counts;
}

function readRun(source: Source, id: number): RunRecord | "damaged" | null {
  try {
    return source.get(id);
  } catch (error) {
    if (error instanceof RunDamaged) return "damaged";
    throw error;
  }
}

/** The report of a run in which what has to be masked already is. */
function reportOf(run: RunRecord, { program, deriveContainerId }: RunsExport): string {
  return exportRun(run, {
    format: "markdown",
    withSecrets: true,
    derivedContainerId: deriveContainerId(run.runtimeConf.netns),
    versions: [
      ["cnitool desktop", program],
      ["Node", process.versions.node],
    ],
  }).text;
}

/** Puts short texts together, so that each write is worth its while. */
function bufferedOutput(write: (part: string | Uint8Array) => Promise<void>) {
  let texts: string[] = [];
  let chars = 0;
  const flush = async (): Promise<void> => {
    const text = texts.join("");
    texts = [];
    chars = 0;
    if (text !== "") await write(text);
  };
  return {
    flush,
    put: async (piece: string | Uint8Array): Promise<void> => {
      if (typeof piece !== "string") {
        await flush();
        if (piece.length > 0) await write(piece);
        return;
      }
      texts.push(piece);
      chars += piece.length;
      if (chars >= partChars) await flush();
    },
  };
}
