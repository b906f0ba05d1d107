import type { RunRecord } from "../run/run-record.ts";
import { maskSecretsIn } from "./mask-text.ts";
import { type MaskedText, mask, type Secret } from "./secret.ts";
import { isSecretName } from "./secret-names.ts";

export interface MaskedRun {
  readonly record: RunRecord;
  /** What was masked: names of keys, arguments and variables, and shapes, with what they held. */
  readonly secrets: readonly Pick<Secret, "what" | "value">[];
}

/** A shorter secret would be found in many a word. */
const shortestRepeated = 6;

/**
 * A run without tokens, passwords and keys: those that their names give away, those of a known shape, and whatever
 * repeats one of them, such as an error message. Everything else stays as it was, to the byte.
 */
export function maskRun(record: RunRecord): MaskedRun {
  const found: Secret[] = [];
  maskEach(record, (masked) => found.push(...masked.secrets));
  const repeated = repeatedTexts(record, found);
  const masked = eachText(record, (text) => repeated.reduce((left, one) => left.replaceAll(one, mask), text));
  return { record: maskEach(masked, () => {}), secrets: found };
}

/** How the secrets may be written elsewhere, the longest first; those that are words of the run itself left out. */
function repeatedTexts(record: RunRecord, found: readonly Secret[]): readonly string[] {
  const values = new Set(found.map(({ value }) => value).filter(({ length }) => length >= shortestRepeated));
  for (const word of [mask, ...wordsOfRun(record)]) values.delete(word);
  const written = [...values].flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]);
  return [...new Set(written)].sort((one, other) => other.length - one.length);
}

/** Masks each text by itself. */
function maskEach(record: RunRecord, note: (masked: MaskedText) => void): RunRecord {
  const noted = (masked: MaskedText): string => {
    note(masked);
    return masked.text;
  };
  const words = wordsOfRun(record);
  return maskArgs(
    eachText(record, (text, name) => noted(maskNamed(text, name, words))),
    noted,
  );
}

/** @param name the variable's, for a value of the environment */
function maskNamed(text: string, name: string | null, words: readonly string[]): MaskedText {
  return name !== null && text !== "" && isSecretName(name) ? whole(text, name) : maskSecretsIn(text, words);
}

function whole(text: string, what: string): MaskedText {
  return { text: mask, secrets: [{ start: 0, end: text.length, what, value: text, replacement: mask }] };
}

/** The arguments of CNI_ARGS, which are kept in pairs. */
function maskArgs(record: RunRecord, note: (masked: MaskedText) => string): RunRecord {
  const args = record.runtimeConf.args.map(
    ([key, value]) =>
      [key, isSecretName(key) && value !== mask && value !== "" ? note(whole(value, key)) : value] as const,
  );
  return { ...record, runtimeConf: { ...record.runtimeConf, args } };
}

/** Words that a run is described with, which a secret may happen to be as well. */
function wordsOfRun({ network, runtimeConf, pluginTypes, operation }: RunRecord): readonly string[] {
  const { containerId, netns, ifName } = runtimeConf;
  return [network.name, network.file, containerId, netns, ifName, operation, ...pluginTypes];
}

/** Changes each text of a record, whatever it belongs to, so that nothing that is kept later is forgotten here. */
function eachText(record: RunRecord, change: (text: string, variable: string | null) => string): RunRecord {
  return JSON.parse(JSON.stringify(record), function (this: unknown, key: string, value: unknown): unknown {
    if (typeof value !== "string") return value;
    if (key === "base64") return btoa(change(atob(value), null));
    const [, name, given] = (Array.isArray(this) && listedVariable.exec(value)) || [];
    if (name !== undefined && given !== undefined) return `${name}=${change(given, name)}`;
    return change(value, key === "value" ? variableOf(this) : null);
  });
}

/** A variable in the environment of a call that a plugin made itself; its value may hold anything. */
const listedVariable = /^([A-Za-z_]\w*)=(.*)$/s;

/** The name of the variable whose value is in `holder`. */
function variableOf(holder: unknown): string | null {
  if (typeof holder !== "object" || holder === null || !("name" in holder)) return null;
  return typeof holder.name === "string" ? holder.name : null;
}
