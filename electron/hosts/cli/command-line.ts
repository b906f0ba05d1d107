import { nearestWord } from "./nearest-word.ts";
import { findOption, type OptionName, type OptionSpec, options } from "./options.ts";
import { isVerb, type Verb, type VerbSpec, verbNames, verbs } from "./verbs.ts";

/** The options that were given; those that take no value stand with an empty one. The last of several counts. */
export type Given = ReadonlyMap<OptionName, string>;

export interface Command {
  readonly kind: "command";
  readonly verb: Verb;
  /** The words behind the verb. */
  readonly words: readonly string[];
  readonly given: Given;
}

export type CommandLine =
  | Command
  | { readonly kind: "help"; readonly verb: Verb | null }
  | { readonly kind: "version" }
  /** `about` is the verb whose help would help. */
  | { readonly kind: "mistake"; readonly message: string; readonly about: Verb | null };

/**
 * Reads the arguments as cnitool does: options anywhere, the value of `-i` as the next argument or glued to it,
 * nothing but arguments behind `--`, and more arguments than are needed passed over.
 */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const split = splitOptions(argv);
  if ("mistake" in split) return mistake(split.mistake, null);
  const { given } = split;
  const [verb, ...words] = split.words;
  if (verb === undefined && given.has("version")) return { kind: "version" };
  if (verb === undefined) return { kind: "help", verb: null };
  if (verb === "help") return helpAbout(words[0]);
  if (!isVerb(verb)) return mistake(`unknown command "${verb}"${suggestion(verb, verbNames)}`, null);
  if (given.has("help")) return { kind: "help", verb };
  const problem = commandProblem(verb, words, given);
  return problem === null ? { kind: "command", verb, words, given } : mistake(problem, verb);
}

function mistake(message: string, about: Verb | null): CommandLine {
  return { kind: "mistake", message, about };
}

function helpAbout(verb: string | undefined): CommandLine {
  if (verb === undefined) return { kind: "help", verb: null };
  if (isVerb(verb)) return { kind: "help", verb };
  return mistake(`unknown command "${verb}"${suggestion(verb, verbNames)}`, null);
}

function suggestion(word: string, words: readonly string[]): string {
  const nearest = nearestWord(word, words);
  return nearest === null ? "" : `; did you mean "${nearest}"?`;
}

function commandProblem(verb: Verb, words: readonly string[], given: Given): string | null {
  const { needs, usage, options: known }: VerbSpec = verbs[verb];
  for (const name of given.keys()) {
    if (!known.includes(name)) return `"${verb}" has no option --${name}`;
  }
  // Nothing is run, so that no namespace is meant.
  const enough = given.has("dry-run") ? 1 : needs;
  return words.length < enough ? `"${verb}" needs ${usage}` : null;
}

interface Split {
  readonly words: readonly string[];
  readonly given: Given;
}

function splitOptions(argv: readonly string[]): Split | { readonly mistake: string } {
  const words: string[] = [];
  const given = new Map<OptionName, string>();
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? "";
    if (word === "--") return { words: [...words, ...argv.slice(at + 1)], given };
    if (!word.startsWith("-") || word === "-") {
      words.push(word);
      continue;
    }
    const read = readOption(word);
    if (typeof read === "string") return { mistake: read };
    const value = read.value ?? (takesValue(read.name) ? argv[++at] : "");
    if (value === undefined) return { mistake: `${word} needs ${options[read.name].value} behind it` };
    const problem = valueProblem(read.name, value);
    if (problem !== null) return { mistake: `--${read.name} ${problem}` };
    given.set(read.name, value);
  }
  return { words, given };
}

/** What one word says; its `value` is `null` where that does not stand in the same word. Or the mistake in it. */
function readOption(word: string): { readonly name: OptionName; readonly value: string | null } | string {
  const long = word.startsWith("--");
  const [head, glued] = long ? cut(word, word.indexOf("=")) : cut(word, word.length > 2 ? 2 : -1);
  const name = findOption(head);
  if (name === null) {
    const all = Object.keys(options).map((option) => `--${option}`);
    return `unknown option ${word}${long ? suggestion(head, all) : ""}`;
  }
  if (glued === null) return { name, value: null };
  if (!takesValue(name)) return `--${name} takes no value, so ${word} is none of the options`;
  return { name, value: glued.replace(/^=/, "") };
}

function cut(word: string, at: number): readonly [head: string, tail: string | null] {
  return at < 0 ? [word, null] : [word.slice(0, at), word.slice(at)];
}

function takesValue(name: OptionName): boolean {
  return options[name].value !== null;
}

function valueProblem(name: OptionName, value: string): string | null {
  const { problem }: OptionSpec = options[name];
  return problem?.(value) ?? null;
}
