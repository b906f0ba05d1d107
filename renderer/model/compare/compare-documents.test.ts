import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ExactBytes } from "../../../shared/run/exact-bytes.ts";
import { canonicalJson } from "./canonical-json.ts";
import { compareDocuments, diffDocument } from "./compare-documents.ts";

const utf8 = (text: string): ExactBytes => ({ encoding: "utf8", text });
const compare = (left: ExactBytes | null, right: ExactBytes | null) =>
  compareDocuments("config", left, right);

describe("two documents", () => {
  test.each([
    ["the same bytes", utf8("x"), utf8("x"), "same", false],
    ["none in either", null, null, "same", false],
    ["the same values", utf8('{"a":1,"b":[2]}'), utf8('{ "b": [ 2 ], "a": 1 }\n'), "sameJson", true],
    ["the same text in other escapes", utf8('{"a":"\\u0041"}'), utf8('{"a":"A"}'), "sameJson", true],
    [
      "numbers beyond what JavaScript holds",
      utf8("[9007199254740993]"),
      utf8("[9007199254740992]"),
      "different",
      true,
    ],
    ["another order in a list", utf8("[1,2]"), utf8("[2,1]"), "different", true],
    ["JSON and no JSON", utf8("{}"), utf8("oops"), "different", false],
    ["something and nothing", utf8("{}"), null, "different", false],
    [
      "bytes that are no text",
      utf8("x"),
      { encoding: "base64", base64: "/w==" } as const,
      "different",
      false,
    ],
  ] as const)("%s", (_, left, right, likeness, json) => {
    expect(compare(left, right)).toMatchObject({ likeness, json });
  });

  test("of the same values differ only in their bytes", () => {
    const compared = compare(utf8('{"b":1,"a":2}'), utf8('{"a":2,"b":1}'));
    expect(diffDocument(compared, false).every(({ kind }) => kind === "same")).toBe(true);
    expect(diffDocument(compared, true).map(({ kind }) => kind)).toEqual(["changed"]);
  });

  test("show a line feed and a carriage return that only one of them has", () => {
    const compared = compare(utf8("a\r\nb\n"), utf8("a\nb"));
    const lines = diffDocument(compared, true).map(({ left, right }) =>
      [left, right].map((line) => line?.parts.map(({ text }) => text).join("")),
    );
    expect(lines).toEqual([
      ["a␍", "a"],
      ["b", "b (no line feed)"],
    ]);
  });

  test("that are JSON have equal lines exactly where their values are equal", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), fc.json({ maxDepth: 3 }), (left, right) => {
        const reordered = JSON.stringify(reverseKeys(JSON.parse(left)), null, 3);
        expect(canonicalJson(reordered)).toEqual(canonicalJson(JSON.stringify(JSON.parse(left))));
        if (JSON.stringify(sortKeys(JSON.parse(left))) !== JSON.stringify(sortKeys(JSON.parse(right)))) {
          expect(canonicalJson(left)).not.toEqual(canonicalJson(right));
        }
      }),
    );
  });
});

type Order = (keys: string[]) => string[];
function withKeys(value: unknown, order: Order): unknown {
  if (Array.isArray(value)) return value.map((item) => withKeys(item, order));
  if (typeof value !== "object" || value === null) return value;
  const entries = new Map(Object.entries(value));
  // An object of its own for __proto__, which would not be a member otherwise.
  return Object.assign(
    Object.create(null),
    Object.fromEntries(order([...entries.keys()]).map((key) => [key, withKeys(entries.get(key), order)])),
  );
}
const reverseKeys = (value: unknown) => withKeys(value, (keys) => keys.reverse());
const sortKeys = (value: unknown) => withKeys(value, (keys) => keys.sort());
