import { countMasked } from "../../../shared/export/count-masked.ts";
import { csvHead, csvOfRun } from "../../../shared/export/csv-of-runs.ts";
import type { RunsFormat, RunsTextFormat } from "../../../shared/export/runs-format.ts";
import { maskedInCalls } from "../../../shared/export/script-of-run.ts";
import { scriptEnd, scriptHead, scriptPartOf } from "../../../shared/export/script-of-runs.ts";
import { headlineOf } from "../headline.ts";
import type { CarriedRun } from "./carried-run.ts";
import { createBundleWriter } from "./write-bundle.ts";

/** What a text of many runs is made of. */
export interface RunsWriterOptions {
  readonly format: RunsFormat;
  /** Secrets are masked in what is written. */
  readonly masked: boolean;
  /** How many runs there will be at most. */
  readonly runs: number;
  /** This program's version. */
  readonly program: string;
  /** The report of one run. */
  readonly report: (run: CarriedRun["run"]) => string;
}

/** Writes many runs in one format, piece by piece. */
export interface RunsWriter {
  begin(): Promise<string | Uint8Array>;
  /** @returns the next piece, which may be empty, and how many values are masked; `null` for a run that is too large */
  add(carried: CarriedRun): Promise<{ readonly piece: string | Uint8Array; readonly masked: number } | null>;
  end(): Promise<string | Uint8Array>;
}

export function createRunsWriter(options: RunsWriterOptions): RunsWriter {
  return options.format === "bundle" ? bundleWriter(options) : textWriter(options.format, options);
}

function bundleWriter({ program, masked, runs }: RunsWriterOptions): RunsWriter {
  const writer = createBundleWriter();
  return {
    begin: () => writer.begin({ program, exported: new Date().toISOString(), masked, runs }),
    add: async (carried) => {
      const piece = await writer.add(carried);
      if (piece === null) return null;
      return { piece, masked: masked ? countMasked(JSON.stringify(carried.run)) : 0 };
    },
    end: () => writer.end(),
  };
}

function textWriter(format: RunsTextFormat, { report, masked }: RunsWriterOptions): RunsWriter {
  const ids: number[] = [];
  let inCalls = 0;
  const head = { jsonl: "", csv: csvHead, markdown: "", script: scriptHead }[format];
  const textOf = ({ run }: CarriedRun): string => {
    switch (format) {
      case "jsonl":
        return `${JSON.stringify(run)}\n`;
      case "csv":
        return csvOfRun(run, headlineOf(run));
      case "markdown":
        return `${ids.length === 1 ? "" : "\n---\n\n"}${report(run)}`;
      case "script":
        return scriptPartOf(run);
    }
  };
  return {
    begin: async () => head,
    add: async (carried) => {
      ids.push(carried.run.id);
      if (format === "script" && masked) inCalls += maskedInCalls(carried.run);
      const piece = textOf(carried);
      return { piece, masked: masked ? countMasked(piece) : 0 };
    },
    end: async () => (format === "script" ? scriptEnd(ids, inCalls) : ""),
  };
}
