import { keyOfWord, keyWords, otherWords } from "./query-vocabulary.ts";
import { type Choice, facets, matchers, type QueryKey, type RunQuery } from "./run-query.ts";

/** A part of a query as words, with what is left of the query without it: a chip that can be taken away. */
export interface QueryPart {
  readonly words: string;
  readonly without: RunQuery;
}

/** The query as words that `parseQuery` reads as the same query. */
export function printQuery(query: RunQuery): string {
  return queryParts(query)
    .map(({ words }) => words)
    .join(" ");
}

/** The parts of a query, in a fixed order: keys, times, free text. */
export function queryParts(query: RunQuery): readonly QueryPart[] {
  return [...choiceParts(query), ...otherParts(query), ...textParts(query)];
}

function choiceParts(query: RunQuery): readonly QueryPart[] {
  return [...facets, ...matchers].flatMap((key) => {
    const choice = query.choices?.[key];
    if (choice === undefined) return [];
    return (["any", "none"] as const).flatMap((side) =>
      choice[side].length === 0
        ? []
        : [
            {
              words: `${side === "none" ? "-" : ""}${keyWords[key][0]}:${choice[side].map(quoteValue).join(",")}`,
              without: without(query, key, { ...choice, [side]: [] }),
            },
          ],
    );
  });
}

function without(query: RunQuery, key: QueryKey, left: Choice): RunQuery {
  const { [key]: _gone, ...others } = query.choices ?? {};
  const isNothing = left.any.length === 0 && left.none.length === 0;
  return { ...query, choices: isNothing ? others : { ...others, [key]: left } };
}

function otherParts(query: RunQuery): readonly QueryPart[] {
  const { since, until } = query;
  return [
    ...(since === undefined ? [] : [{ words: `since:${since}`, without: { ...query, since: undefined } }]),
    ...(until === undefined ? [] : [{ words: `until:${until}`, without: { ...query, until: undefined } }]),
  ];
}

function textParts(query: RunQuery): readonly QueryPart[] {
  const { text } = query;
  if (text === undefined) return [];
  const drop = (side: "all" | "none", value: string): RunQuery => ({
    ...query,
    text: { ...text, [side]: text[side].filter((each) => each !== value) },
  });
  return [
    ...text.all.map((value) => ({ words: quoteText(value), without: drop("all", value) })),
    ...text.none.map((value) => ({ words: `-${quoteText(value)}`, without: drop("none", value) })),
  ];
}

const quoted = (value: string) => `"${value.replaceAll(/["\\]/g, "\\$&")}"`;

function quoteValue(value: string): string {
  return /[\s",]/.test(value) || value === "" ? quoted(value) : value;
}

/** Free text must not look like a key, a negation or several words. */
function quoteText(value: string): string {
  const [key, ...rest] = value.split(":");
  const looksLikeKey = rest.length > 0 && (/^[a-z]{2,}$/i.test(key ?? "") || isWord(key ?? ""));
  return /[\s"]/.test(value) || value.startsWith("-") || looksLikeKey ? quoted(value) : value;
}

const isWord = (word: string) =>
  keyOfWord(word) !== null || otherWords.some((each) => each === word.toLowerCase());
