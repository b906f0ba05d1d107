import { formatCniArgs } from "../cni/runtime-conf-rules.ts";
import { recordedStreams } from "../run/delegated-call.ts";
import { faultOfStep, faultReport, faultSentence } from "../run/fault-report.ts";
import type { KernelChange } from "../run/kernel-change.ts";
import { faultLabel, type PluginFault } from "../run/plugin-fault.ts";
import type { RunRecord } from "../run/run-record.ts";
import type { EnvVariable, RunStep } from "../run/run-step.ts";
import { countMasked, valuesAre } from "./count-masked.ts";
import { delegatesOfStep } from "./delegates-of-step.ts";
import { bytesBlock, cutForReport, exitWords, streamPart } from "./markdown-stream.ts";
import { codeBlock, codeSpan, plainText } from "./markdown-text.ts";

export interface ReportOptions {
  /** The equivalent cnitool command. */
  readonly command: string;
  /** Names and versions of the programs that were at work, in the order in which they are listed. */
  readonly versions: readonly (readonly [program: string, version: string])[];
}

/** A run as a report in Markdown for whoever looks into a bug: facts, configuration, each call, changes, versions. */
export function reportOfRun(record: RunRecord, options: ReportOptions): string {
  const { operation, network, outcome } = record;
  const body = [
    list(factsOf(record)),
    errorSection(record),
    section("Equivalent command", codeBlock(options.command, "sh")),
    section("Configuration", bytesBlock(network.bytes)),
    record.steps.length === 0 ? section("Plugin calls", "No plugin was called.\n") : "## Plugin calls\n",
    ...record.steps.map((step) => stepSection(step, faultOfStep(record, step))),
    section("Result", record.result === null ? "None.\n" : bytesBlock(record.result)),
    changesSection(record),
    section("Versions", list(versionsOf(record, options))),
  ].filter((part) => part !== "");
  const masked = countMasked(body.join(""));
  const note = masked === 0 ? "" : `${valuesAre(masked)} masked.\n`;
  return [
    `# ${operation} of ${codeSpan(network.name)}: ${outcome}\n`,
    ...(note === "" ? [] : [note]),
    ...body,
  ].join("\n");
}

type Facts = readonly (readonly [name: string, value: string])[];

const list = (facts: Facts): string => facts.map(([name, value]) => `- ${name}: ${value}\n`).join("");
const section = (title: string, text: string): string => `## ${title}\n\n${text}`;
const ms = (duration: number | null): string => (duration === null ? "" : ` after ${duration.toFixed(1)} ms`);

function factsOf(record: RunRecord): Facts {
  const { network, runtimeConf: conf } = record;
  const report = faultReport(record);
  const facts: readonly (readonly [string, string | null])[] = [
    ["Outcome", `${record.outcome}${ms(record.durationMs)}`],
    ["Why nothing ran", record.skipReason === null ? "" : codeSpan(record.skipReason)],
    ["Began", new Date(record.startedAt).toISOString()],
    ["Ran", record.targetId === "lab" ? "in the lab" : "on the host"],
    ["Fault", report && plainText(faultSentence(report, record.outcome !== "running"))],
    ["Network", codeSpan(network.name)],
    ["File", codeSpan(network.file)],
    ["Plugins", record.pluginTypes.map(codeSpan).join(", ")],
    ["CNI_PATH", spanOf(record.pluginPath.join(":"))],
    ["Namespace", spanOf(conf.netns)],
    ["Container ID", spanOf(conf.containerId)],
    ["Interface", spanOf(conf.ifName)],
    ["CNI_ARGS", spanOf(formatCniArgs(conf.args))],
    ["Capability arguments", spanOf(conf.capabilityArgs)],
    ["Run", String(record.id)],
    ["Name", spanOf(record.labels?.name ?? "")],
    ["Tags", (record.labels?.tags ?? []).map(codeSpan).join(", ")],
    ["Note", spanOf((record.labels?.note ?? "").replaceAll(/\s+/g, " "))],
  ];
  return facts.flatMap(([name, value]) => (value === null || value === "" ? [] : [[name, value] as const]));
}

const spanOf = (value: string): string => (value === "" ? "" : codeSpan(value));

function errorSection({ error }: RunRecord): string {
  if (error === null) return "";
  const { code, cni, pluginType, message } = error;
  const facts: Facts = [
    ["Kind", code],
    ...(pluginType === null ? [] : [["Plugin", codeSpan(pluginType)] as const]),
    ...(cni === null ? [] : [["CNI error code", String(cni.code)] as const]),
  ];
  return section("Error", `${list(facts)}\n${codeBlock(cutForReport(message))}`);
}

function stepSection(step: RunStep, fault: PluginFault | null): string {
  const { index, command, pluginType, state } = step;
  const searched = step.searched.map(codeSpan).join(", ") || "no directory";
  const parts = [
    `### ${index + 1}. ${command} ${codeSpan(pluginType)}: ${state}\n`,
    list([
      step.path === null ? ["Not found in", searched] : ["Program", codeSpan(step.path)],
      ...(fault === null ? [] : [["Fault that was injected", faultLabel(fault)] as const]),
      ["Exit", exitWords(step)],
      ...(step.injected.length === 0
        ? []
        : [["Added to stdin by libcni", step.injected.map(codeSpan).join(", ")] as const]),
    ]),
    step.error === null ? "" : `Error:\n\n${codeBlock(cutForReport(step.error.message))}`,
    step.env === null ? "" : `Environment:\n\n${codeBlock(step.env.map(lineOf).join("\n"))}`,
    ...recordedStreams.map((name) => streamPart(name, step[name])),
    delegatesOfStep(step.delegated),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

const lineOf = ({ name, value }: EnvVariable): string => `${name}=${value}`;

function changesSection({ changes }: RunRecord): string {
  if (changes === null) return "";
  const lines = changes.changes.flatMap(changeLines);
  const remains = (changes.remains ?? [])
    .filter(({ shared }) => shared === null)
    .map(({ side, kind, text }) => `! ${side} ${kind}: ${text}`);
  const unread = changes.unread.map(({ side, source, reason }) => `${side} ${source}: ${reason}`);
  const block = (heading: string, content: readonly string[], language = ""): string =>
    content.length === 0 ? "" : `${heading}\n\n${codeBlock(cutForReport(content.join("\n")), language)}`;
  const parts = [
    lines.length === 0 ? "None.\n" : codeBlock(cutForReport(lines.join("\n")), "diff"),
    block("Left over:", remains),
    block("Not known:", unread),
  ];
  return section("Changes", parts.filter((part) => part !== "").join("\n"));
}

function changeLines({ side, kind, before, after }: KernelChange): readonly string[] {
  return [
    ...(before === null ? [] : [`- ${side} ${kind}: ${before}`]),
    ...(after === null ? [] : [`+ ${side} ${kind}: ${after}`]),
  ];
}

function versionsOf(record: RunRecord, { versions }: ReportOptions): Facts {
  const cniVersion = record.cniVersion === null ? "not known" : spanOf(record.cniVersion) || "none is named";
  return [...versions, ["cniVersion of the network", cniVersion]];
}
