import type { ExactBytes } from "../run/exact-bytes.ts";
import { faultReport, faultSentence } from "../run/fault-report.ts";
import type { RunRecord } from "../run/run-record.ts";
import type { EnvVariable, RunStep } from "../run/run-step.ts";
import { shellWord } from "../text/shell-word.ts";
import { countMasked, valuesAre } from "./count-masked.ts";
import { commentLines, inOneLine, writingCommand } from "./shell-bytes.ts";

/** A step that a plugin was called in, as far as it is known. */
type Call = RunStep & {
  readonly env: readonly EnvVariable[];
  readonly stdin: ExactBytes;
  readonly path: string;
};

/**
 * A portable shell script that calls the plugins of a run again, each with the environment and the stdin that it had,
 * to the byte. It stops where a call ends in another way than it did. One with masked values refuses to begin.
 */
export function scriptOfRun(record: RunRecord): string {
  const told = record.steps.map((step) => ({
    comments: isCall(step) ? callComments(step, record) : notCalledComments(step, record),
    command: isCall(step) ? command(step) : "",
  }));
  const masked = maskedInCalls(record);
  const inComments = countMasked(told.map((step) => step.comments).join(""));
  return [
    `#!/bin/sh\n${comment(headOf(record, masked, inComments))}`,
    ...(masked === 0 ? [] : [refusal(masked)]),
    stopping,
    ...told.map((step) => step.comments + step.command),
    told.some((step) => step.command !== "") ? "exit 0\n" : "# No plugin was called in this run.\nexit 0\n",
  ].join("\n");
}

/** How many masked values keep a script from repeating a run. */
export function maskedInCalls({ steps }: RunRecord): number {
  return countMasked(steps.filter(isCall).map(command).join(""));
}

function isCall(step: RunStep): step is Call {
  return step.env !== null && step.stdin !== null && step.path !== null;
}

function headOf(record: RunRecord, masked: number, inComments: number): readonly string[] {
  const { id, operation, network, runtimeConf, targetId } = record;
  const calls = record.steps.filter(isCall);
  const took = record.durationMs === null ? "" : ` after ${record.durationMs.toFixed(1)} ms`;
  const plugins = [...new Set(calls.map(({ path }) => path))].join(" ");
  return [
    `Run ${id} of cnitool desktop: ${operation} of the network ${network.name}, ${new Date(record.startedAt).toISOString()}.`,
    `It ran ${targetId === "lab" ? "in the lab" : "on the host"} and ${record.outcome === "running" ? "is under way" : `ended as ${record.outcome}`}${took}.`,
    ...(record.error === null ? [] : commentLines(`Error: ${record.error.message}`)),
    ...faultLines(record),
    "",
    ...(masked === 0
      ? [
          `This script repeats its ${calls.length === 1 ? "plugin call" : `${calls.length} plugin calls`}, with the environment and the stdin of then, to the byte.`,
          "It asks for nothing. What plugins write goes to stdout and stderr. It ends with 0 if each call",
          "ended as it did in the run, and stops at the first that does not.",
        ]
      : [
          `${valuesAre(masked)} masked in here, so that this script will NOT repeat the run.`,
          "Export the run again with its secrets for one that does.",
        ]),
    ...(inComments === 0 ? [] : [`${valuesAre(inComments)} masked in what is told of outputs and errors.`]),
    "",
    `It needs ${runtimeConf.netns === "" ? "" : `the namespace ${runtimeConf.netns}, `}the rights to change the network, and ${plugins === "" ? "nothing else" : plugins}.`,
    "Only plugins are called: libcni's result cache is neither read nor written. A prevResult is the one",
    "of then; what plugins choose anew each time, such as names of veth ends, differs from it, and a plugin",
    "that looks for such a name, as bandwidth does, will not find it.",
  ];
}

function faultLines(record: RunRecord): readonly string[] {
  const report = faultReport(record);
  if (report === null) return [];
  return [
    faultSentence(report, record.outcome !== "running"),
    "The script injects nothing: it calls the plugin itself, which may end in another way.",
  ];
}

const comment = (lines: readonly string[]): string =>
  lines.map((line) => `# ${inOneLine(line)}`.trimEnd().concat("\n")).join("");

function refusal(masked: number): string {
  return `echo 'This script will not repeat the run: ${valuesAre(masked)} masked in it. Export the run with its secrets.' >&2\nexit 2\n`;
}

const stopping = `# ended CALL STATUS SEEN: goes on if the call ended as it did in the run.
ended() {
  case "$3" in
    signal) [ "$2" -gt 128 ] && return ;;
    unknown) return ;;
    *) [ "$2" -eq "$3" ] && return ;;
  esac
  echo "Call $1 ended with exit status $2, in the run it was $3." >&2
  [ "$2" -ne 0 ] || exit 1
  exit "$2"
}
`;

function callComments(step: Call, record: RunRecord): string {
  return [
    comment([`---- ${place(step, record)}`, ...endOf(step)]),
    comment([...outputOf("stdout", step.stdout), ...outputOf("stderr", step.stderr)]),
  ].join("");
}

function notCalledComments(step: RunStep, record: RunRecord): string {
  const searched = step.searched.join(" ") || "no directory";
  const reason = step.path === null ? `It was not found in ${searched}.` : "It was found, and not started.";
  return comment([`---- ${place(step, record)}`, ...commentLines(reason), ...errorOf(step)]);
}

function place({ index, command: name, pluginType }: RunStep, { steps }: RunRecord): string {
  return `${index + 1} of ${steps.length}: ${name} ${pluginType}`;
}

function endOf(step: RunStep): readonly string[] {
  const took = step.durationMs === null ? "" : ` after ${step.durationMs.toFixed(1)} ms`;
  const how =
    step.exitCode === null
      ? step.signal === null
        ? "has no exit status"
        : `was ended by ${step.signal}`
      : `ended with exit status ${step.exitCode}`;
  return [`It ${how}${took}.`, ...errorOf(step)];
}

function errorOf({ error }: RunStep): readonly string[] {
  return error === null ? [] : commentLines(`Error: ${error.message}`);
}

/** So much of an output is told in a comment. */
const maxOutputChars = 20_000;

function outputOf(name: string, bytes: ExactBytes | null): readonly string[] {
  if (bytes === null) return [];
  if (bytes.encoding === "base64")
    return [`${name}, in base64:`, ...commentLines(cut(bytes.base64)).map((line) => `  ${line}`)];
  if (bytes.text === "") return [`${name} was empty.`];
  return [`${name}:`, ...commentLines(cut(bytes.text)).map((line) => `  ${line}`)];
}

function cut(text: string): string {
  const rest = text.length - maxOutputChars;
  return rest <= 0 ? text : `${text.slice(0, maxOutputChars)}\n… ${rest} more characters`;
}

function command({ env, stdin, path, index, exitCode, signal }: Call): string {
  const seen = exitCode ?? (signal === null ? "unknown" : "signal");
  const words = env.map(({ name, value }) => assignment(name, value));
  const options = env.some(({ name }) => name.startsWith("-")) ? ["--"] : [];
  const lines = [`env -i ${options.join("")}`.trimEnd(), ...words, ...programOf(path)];
  return `${writingCommand(stdin)} |\n  ${lines.join(" \\\n    ")}\nended ${index + 1} $? ${seen}\n`;
}

function assignment(name: string, value: string): string {
  const isPlain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
  if (!isPlain) return shellWord(`${name}=${value}`);
  return `${name}=${value === "" ? "" : shellWord(value)}`;
}

/** env takes a word with `=` for a variable; a shell in between starts such a program all the same. */
function programOf(path: string): readonly string[] {
  return path.includes("=") ? [`sh -c 'exec "$0"' ${shellWord(path)}`] : [shellWord(path)];
}
