import { equivalentCommand } from "../cni/equivalent-command.ts";
import type { NetworkFile } from "../cni/network-file.ts";
import type { RunRecord } from "../run/run-record.ts";
import { countMasked } from "./count-masked.ts";
import type { ExportFormat } from "./export-format.ts";
import { type MaskedRun, maskRun } from "./mask-run.ts";
import { type ReportOptions, reportOfRun } from "./report-of-run.ts";
import { scriptOfRun } from "./script-of-run.ts";
import { inOneLine } from "./shell-bytes.ts";

export interface ExportOptions {
  readonly format: ExportFormat;
  /** Tokens, passwords and keys stay in. */
  readonly withSecrets: boolean;
  /** The container ID that cnitool makes of the run's namespace. */
  readonly derivedContainerId: string;
  readonly versions: ReportOptions["versions"];
  /** The configuration files of the run's target now, in libcni's order; none where they are not known. */
  readonly files?: readonly NetworkFile[];
}

export interface ExportedRun {
  readonly text: string;
  /** How many secrets are masked in the text. */
  readonly masked: number;
  /** What they were, as far as it can be told: names and shapes. */
  readonly kinds: readonly string[];
}

/** A run as a text that can be carried along. */
export function exportRun(run: RunRecord, options: ExportOptions): ExportedRun {
  if (options.withSecrets) return { text: textOf(run, options), masked: 0, kinds: [] };
  const { record, secrets } = maskRun(run);
  const text = textOf(record, options);
  const masked = countMasked(text);
  return { text, masked, kinds: masked === 0 ? [] : kindsIn(textOf(run, options), secrets) };
}

/** The kinds of the secrets that a text would have, each once. */
function kindsIn(text: string, secrets: MaskedRun["secrets"]): readonly string[] {
  const there = secrets.filter(
    ({ value }) => text.includes(value) || text.includes(JSON.stringify(value).slice(1, -1)),
  );
  return [...new Set(there.map(({ what }) => what))];
}

function textOf(record: RunRecord, options: ExportOptions): string {
  switch (options.format) {
    case "command":
      return commandOf(record, options);
    case "script":
      return scriptOfRun(record);
    case "markdown":
      return reportOfRun(record, { command: commandOf(record, options), versions: options.versions });
    case "json":
      return `${JSON.stringify(record)}\n`;
  }
}

/** The command, below what has to be known of it. */
function commandOf(record: RunRecord, { derivedContainerId, files }: ExportOptions): string {
  const { command, caveat } = equivalentCommand(record, record.pluginPath, derivedContainerId, files);
  const masked = countMasked(command);
  const notes = [
    ...(caveat === null || command.startsWith("#") ? [] : [caveat]),
    ...(masked === 0 ? [] : ["Secrets are masked in it, so that it will not repeat the run."]),
  ];
  return [...notes.map((note) => `# ${inOneLine(note)}`), command, ""].join("\n");
}
