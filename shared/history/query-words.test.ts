import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { operations } from "../run/operation.ts";
import { outcomes } from "../run/outcome.ts";
import { targetIds } from "../target/target-status.ts";
import { parseQuery } from "./parse-query.ts";
import { printQuery, queryParts } from "./print-query.ts";
import { type Choice, facets, isEmptyQuery, matchers, type RunQuery } from "./run-query.ts";

const any = (...values: readonly string[]): Choice => ({ any: values, none: [] });
const none = (...values: readonly string[]): Choice => ({ any: [], none: values });
const all = (...values: readonly string[]) => ({ all: values, none: [] });

describe("words are read", () => {
  test.each<[string, RunQuery]>([
    ["", {}],
    ["op:add", { choices: { operation: any("ADD") } }],
    ["OP:ADD,del op:check", { choices: { operation: any("ADD", "DEL", "CHECK") } }],
    ["op:add op:add", { choices: { operation: any("ADD") } }],
    ["-op:del -outcome:failed", { choices: { operation: none("DEL"), outcome: none("failed") } }],
    ["ip:10.88.0.7 ip:fd00::7", { choices: { ip: any("10.88.0.7", "fd00::7") } }],
    [
      "net:lab-net plugin:bridge ns:/run/netns/a if:eth0",
      {
        choices: {
          network: any("lab-net"),
          plugin: any("bridge"),
          namespace: any("/run/netns/a"),
          interface: any("eth0"),
        },
      },
    ],
    ['net:"my net, and yours"', { choices: { network: any("my net, and yours") } }],
    [
      "target:lab code:11 id:c0ffee",
      {
        choices: { target: any("lab"), code: any("11"), container: any("c0ffee") },
      },
    ],
    ["since:2d until:2026-11-20T10:30", { since: "2d", until: "2026-11-20T10:30" }],
    ["eth0 -veth", { text: { all: ["eth0"], none: ["veth"] } }],
    ['"already exists" "a \\"b\\" \\\\"', { text: all("already exists", 'a "b" \\') }],
    [
      "0a:58:0a:58:00:07 de:ad:be:ef fe80::1 ::1",
      {
        text: all("0a:58:0a:58:00:07", "de:ad:be:ef", "fe80::1", "::1"),
      },
    ],
    ['"op:add"', { text: all("op:add") }],
    ["a,b -a,b", { text: { all: ["a,b"], none: ["a,b"] } }],
  ])("%s", (text, query) => {
    expect(parseQuery(text)).toEqual({ query, problems: [] });
  });
});

describe("what cannot be meant is told with its place, and the rest is read", () => {
  test.each<[string, readonly [number, number], RegExp]>([
    ["op:adds net:a", [0, 7], /“adds” is none of ADD, CHECK/],
    ["net:a opp:add", [6, 13], /no “opp:”.*mean “op:”/],
    ["outcom:failed net:a", [0, 13], /mean “outcome:”/],
    ["http://x net:a", [0, 8], /no “http:”\. Put it in quotes/],
    ["net:a since:soon", [6, 16], /needs a time/],
    ["net:a since:2026-02-30", [6, 22], /needs a time/],
    ["-since:2d net:a", [0, 9], /cannot be turned round/],
    ["net:a et", [6, 8], /too short/],
    ["net:a ip:1.", [6, 11], /too short/],
    ["net:a plugin:", [6, 13], /Say which after “plugin:”/],
    ['net:a "open', [6, 11], /not closed/],
  ])("%s", (text, [from, to], message) => {
    expect(parseQuery(text)).toEqual({
      query: { choices: { network: any("a") } },
      problems: [{ from, to, message: expect.stringMatching(message) }],
    });
  });
});

const words = fc.uniqueArray(fc.string({ minLength: 3, unit: "grapheme" }), { maxLength: 3 });
const valuesOf = (key: string) => {
  const known = { operation: operations, outcome: outcomes, target: targetIds, is: ["pinned"] }[key];
  return known === undefined ? words : fc.uniqueArray(fc.constantFrom<string>(...known), { maxLength: 3 });
};
const someQuery = fc.record({
  text: fc.record({ all: words, none: words }),
  choices: fc.record(
    Object.fromEntries(
      [...facets, ...matchers].map((key) => [key, fc.record({ any: valuesOf(key), none: valuesOf(key) })]),
    ),
  ),
  since: fc.constantFrom(undefined, "2d", "today", "2026-11-20T10:30:00.000Z"),
  until: fc.constantFrom(undefined, "1w", "2026-11-20"),
});

/** Without what says nothing, so that two queries that mean the same are equal. */
function plain({ text, choices = {}, ...rest }: RunQuery): RunQuery {
  const said = Object.entries(choices).filter(
    ([, choice]) => choice && choice.any.length + choice.none.length > 0,
  );
  const hasText = text !== undefined && text.all.length + text.none.length > 0;
  return {
    ...rest,
    ...(hasText ? { text } : {}),
    ...(said.length > 0 ? { choices: Object.fromEntries(said) } : {}),
  };
}

test("what is printed is read as the same query", () => {
  fc.assert(
    fc.property(someQuery, (query) => {
      const { query: read, problems } = parseQuery(printQuery(query));
      expect(problems).toEqual([]);
      expect(plain(read)).toEqual(plain(query));
    }),
  );
});

/** What means something to the reader, and some that does not. */
const typed = fc
  .array(fc.constantFrom(...'":\\,- \t.ae0é\ud800', "op", "since", "tag:", "2d"), { maxLength: 12 })
  .map((parts) => parts.join(""));

test("any text can be read, and what was understood of it is printed and read again", () => {
  fc.assert(
    fc.property(typed, fc.constantFrom("", "op:", '"', "-", "since:"), (text, start) => {
      const { query } = parseQuery(start + text);
      expect(plain(parseQuery(printQuery(query)).query)).toEqual(plain(query));
    }),
  );
});

test("each part says what is left without it, until nothing is", () => {
  const { query } = parseQuery('op:add,del -op:gc since:2d "a b" -cde');
  expect(queryParts(query).map((part) => part.words)).toEqual([
    "op:ADD,DEL",
    "-op:GC",
    "since:2d",
    '"a b"',
    "-cde",
  ]);
  expect(queryParts(query).map(({ without }) => printQuery(without))).toEqual([
    '-op:GC since:2d "a b" -cde',
    'op:ADD,DEL since:2d "a b" -cde',
    'op:ADD,DEL -op:GC "a b" -cde',
    "op:ADD,DEL -op:GC since:2d -cde",
    'op:ADD,DEL -op:GC since:2d "a b"',
  ]);
  let left = query;
  for (let part = queryParts(left)[0]; part !== undefined; part = queryParts(left)[0]) left = part.without;
  expect(isEmptyQuery(left)).toBe(true);
});
