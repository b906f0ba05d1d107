import { exportFormats } from "../../../shared/export/export-format.ts";
import { runsFormats } from "../../../shared/export/runs-format.ts";
import { parseQuery } from "../../../shared/history/parse-query.ts";
import { operations } from "../../../shared/run/operation.ts";
import { outcomes } from "../../../shared/run/outcome.ts";
import { targetIds } from "../../../shared/target/target-status.ts";

/** One option: how it is typed, what it takes, and what the help says of it. */
export interface OptionSpec {
  readonly short?: string;
  /** What its value is called in the help; `null` for one that takes none. */
  readonly value: string | null;
  readonly summary: string;
  /** Why a value will not do, as what stands behind the option's name; `null` if it will. Any text does where absent. */
  problem?(value: string): string | null;
}

function oneOf(words: readonly string[], as = (value: string) => value): (value: string) => string | null {
  return (value) =>
    words.includes(as(value)) ? null : `has to be one of ${words.join(", ")}, not "${value}"`;
}

function wholeNumber(least: number): (value: string) => string | null {
  return (value) =>
    /^\d{1,15}$/.test(value) && Number(value) >= least
      ? null
      : `has to be a whole number from ${least} on, not "${value}"`;
}

function seconds(value: string): string | null {
  const fits = /^\d+(\.\d+)?$/.test(value) && Number(value) > 0 && Number(value) <= 1_000_000;
  return fits ? null : `has to be a number of seconds above 0, not "${value}"`;
}

const formats = [...new Set([...exportFormats, ...runsFormats])];

/** Every option of the command line, by its long name. */
export const options = {
  ifname: { short: "i", value: "NAME", summary: "the interface's name in the namespace" },
  "container-id": { value: "ID", summary: "CNI_CONTAINERID, instead of one made of the namespace's path" },
  target: {
    value: "host|lab",
    summary: "where it runs: here (host), or in a lab that is gone afterwards",
    problem: oneOf(targetIds),
  },
  timeout: { value: "SECONDS", summary: "end the plugin, and fail, after so long", problem: seconds },
  trace: { value: null, summary: "show each plugin call on stderr, with all that goes in and out" },
  "record-delegates": {
    value: null,
    summary: "record what plugins run themselves; changes their CNI_PATH",
  },
  json: { value: null, summary: "print JSON for programs" },
  "no-history": { value: null, summary: "do not keep this run in the history" },
  "allow-own-netns": { value: null, summary: "do not refuse the namespace that this program is in itself" },
  "dry-run": { value: null, summary: "say what would be done, and do nothing" },
  search: {
    value: "WORDS",
    summary: "only runs with these words, such as op:add ip:10.88.0.7 since:2d",
    problem: (value) => {
      const [problem] = parseQuery(value).problems;
      return problem === undefined ? null : `is not understood: ${problem.message}`;
    },
  },
  network: { value: "NAME", summary: "only runs of this network" },
  op: {
    value: "OPERATION",
    summary: `only runs of this operation: ${operations.join(", ")}`,
    problem: oneOf(operations, (value) => value.toUpperCase()),
  },
  outcome: {
    value: "OUTCOME",
    summary: `only ${outcomes.join(", ")} runs`,
    problem: oneOf(outcomes),
  },
  limit: { value: "N", summary: "at most so many runs, the newest", problem: wholeNumber(1) },
  step: { value: "N", summary: "the N-th plugin call of the run, from 1", problem: wholeNumber(1) },
  stdin: { value: null, summary: "print what the plugin read, to the byte" },
  stdout: { value: null, summary: "print what the plugin wrote to stdout, to the byte" },
  stderr: { value: null, summary: "print what the plugin wrote to stderr, to the byte" },
  env: { value: null, summary: "print the plugin's environment" },
  config: { value: null, summary: "print the network's configuration as it was used, to the byte" },
  result: { value: null, summary: "print the run's result, to the byte" },
  format: {
    value: "FORMAT",
    summary: `json (if nothing is said), ${formats.filter((format) => format !== "json").join(", ")}`,
    problem: oneOf(formats),
  },
  output: { value: "FILE", summary: "write there instead of to stdout" },
  "with-secrets": { value: null, summary: "keep tokens, passwords and keys in what is exported" },
  yes: { value: null, summary: "delete all runs that are meant, without asking again" },
  name: { value: "TEXT", summary: "call the run so; nothing takes its name away" },
  note: { value: "TEXT", summary: "write this note on the run; nothing takes it away" },
  tag: { value: "TAGS", summary: "add tags, separated by commas" },
  untag: { value: "TAGS", summary: "take tags away" },
  pin: { value: null, summary: "keep the run whatever else is deleted by itself" },
  unpin: { value: null, summary: "pin the run no more" },
  help: { short: "h", value: null, summary: "say how it is used" },
  version: { value: null, summary: "say this program's version" },
} as const satisfies Readonly<Record<string, OptionSpec>>;

export type OptionName = keyof typeof options;

/** The option of this long name, or with a dash and one letter of this short one. */
export function findOption(word: string): OptionName | null {
  for (const name of optionNames) {
    const { short }: OptionSpec = options[name];
    if (word === `--${name}` || (short !== undefined && word === `-${short}`)) return name;
  }
  return null;
}

const optionNames = Object.keys(options).filter((name): name is OptionName => name in options);

/** As it is typed. */
export function optionUsage(name: OptionName): string {
  const { short, value }: OptionSpec = options[name];
  return `${short === undefined ? "" : `-${short}, `}--${name}${value === null ? "" : ` ${value}`}`;
}
