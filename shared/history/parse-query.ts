import { readMoment } from "./moment.ts";
import { allWords, keyOfWord, keyWords, knownValues } from "./query-vocabulary.ts";
import {
  type Choice,
  choiceOf,
  minTextLength,
  type QueryKey,
  type RunQuery,
  withChoice,
} from "./run-query.ts";
import { type QueryWord, splitWords } from "./split-words.ts";

/** Something in the words that cannot be meant, and where. */
export interface QueryProblem {
  /** Indexes into the text. */
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

export interface ParsedQuery {
  /** What could be understood. */
  readonly query: RunQuery;
  readonly problems: readonly QueryProblem[];
}

/**
 * Reads query words, such as `op:add -outcome:failed ip:10.88.0.7 since:2d "free text"`. Values of one key,
 * in one word with commas or in several words, are alternatives; different keys all have to hold. Words without a key
 * are sub-strings, all of which have to be found.
 */
export function parseQuery(text: string): ParsedQuery {
  let query: RunQuery = {};
  const problems: QueryProblem[] = [];
  for (const word of splitWords(text)) {
    const step = readWord(query, word, text.slice(word.from, word.to));
    if (typeof step === "string") problems.push({ from: word.from, to: word.to, message: step });
    else query = step;
  }
  return { query, problems };
}

/** The query with one word more, or what is wrong with the word. */
function readWord(query: RunQuery, word: QueryWord, typed: string): RunQuery | string {
  if (word.open) return "The quote is not closed.";
  const { key } = word;
  if (key === null) return withText(query, word, word.values.join(","));
  const known = keyOfWord(key);
  if (known !== null) return withValues(query, known, word);
  switch (key.toLowerCase()) {
    case "since":
    case "until":
      return withMoment(query, key.toLowerCase() === "since" ? "since" : "until", word);
    default:
      // Colons are also in MAC and IPv6 addresses and in what plugins say.
      if (!/^[a-z]{2,}$/i.test(key) || /^[\da-f:]+$/i.test(typed.replace(/^-/, ""))) {
        return withText(query, word, (word.negated ? typed.slice(1) : typed).replaceAll('"', ""));
      }
      return `There is no “${key}:”.${nearest(key)} Put it in quotes to look for it as it is.`;
  }
}

function withText(query: RunQuery, { negated }: QueryWord, value: string): RunQuery | string {
  if (value === "") return query;
  if (isShort(value)) return tooShort(value);
  const { all, none } = query.text ?? { all: [], none: [] };
  return { ...query, text: negated ? { all, none: added(none, value) } : { all: added(all, value), none } };
}

function withValues(query: RunQuery, key: QueryKey, { negated, values }: QueryWord): RunQuery | string {
  const spelled = values.map((value) => spelling(key, value));
  const wrong = values.find((_, at) => spelled[at] === null);
  if (wrong === "") return `Say which after “${keyWords[key][0]}:”.`;
  const short = key === "container" || key === "ip" ? values.find(isShort) : undefined;
  if (short !== undefined) return tooShort(short);
  if (wrong !== undefined) return `“${wrong}” is none of ${(knownValues[key] ?? []).join(", ")}.`;
  const good = spelled.filter((value) => value !== null);
  const { any, none } = choiceOf(query, key);
  const choice: Choice = negated
    ? { any, none: good.reduce(added, none) }
    : { any: good.reduce(added, any), none };
  return withChoice(query, key, choice);
}

const isShort = (value: string) => [...value].length < minTextLength;
const tooShort = (value: string) => `“${value}” is too short: give at least three characters.`;

/** The value as it is kept, or `null` if the key has no such value. */
function spelling(key: QueryKey, value: string): string | null {
  if (value === "") return null;
  const known = knownValues[key];
  if (known === undefined) return value;
  return known.find((each) => each.toLowerCase() === value.toLowerCase()) ?? null;
}

function withMoment(
  query: RunQuery,
  key: "since" | "until",
  { negated, values }: QueryWord,
): RunQuery | string {
  const [value = ""] = values;
  if (negated)
    return `“${key}:” cannot be turned round; “${key === "since" ? "until" : "since"}:” does that.`;
  if (values.length > 1 || readMoment(value, 0) === null) {
    return `“${key}:” needs a time, such as 2d, 12h, today, 2026-11-20 or 2026-11-20T10:30.`;
  }
  return { ...query, [key]: value };
}

const added = (list: readonly string[], value: string): readonly string[] =>
  list.includes(value) ? list : [...list, value];

/** A hint at the word that was meant. */
function nearest(key: string): string {
  const lower = key.toLowerCase();
  const near = allWords.find((word) => isNear(word, lower));
  return near === undefined ? "" : ` Did you mean “${near}:”?`;
}

/** Begins alike, or has one letter too many, too few, or wrong. */
function isNear(word: string, typed: string): boolean {
  if (Math.min(word.length, typed.length) > 2 && (word.startsWith(typed) || typed.startsWith(word)))
    return true;
  if (Math.abs(word.length - typed.length) > 1) return false;
  let at = 0;
  while (at < word.length && word[at] === typed[at]) at += 1;
  const rest = (text: string, skip: number) => text.slice(at + skip);
  return (
    at > 0 &&
    (rest(word, 1) === rest(typed, 1) || rest(word, 1) === rest(typed, 0) || rest(word, 0) === rest(typed, 1))
  );
}
