import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compactJson, parseJsonTree } from "../../shared/json/json-tree.ts";
import { jsonLines } from "./json-lines.ts";

const textOf = (json: string) => jsonLines(json)?.map(({ text }) => text);

describe("laying out JSON", () => {
  test("keeps short values on a line and breaks long ones", () => {
    const long = "x".repeat(70);
    expect(
      textOf(`{"type":"bridge","ipam":{"ranges":[[{"subnet":"10.0.0.0/8"}]]},"list":["${long}","b"]}`),
    ).toEqual([
      "{",
      '  "type": "bridge",',
      '  "ipam": { "ranges": [[{ "subnet": "10.0.0.0/8" }]] },',
      '  "list": [',
      `    "${long}",`,
      '    "b"',
      "  ]",
      "}",
    ]);
  });

  test("says which top-level key a line belongs to, and only that", () => {
    const lines = jsonLines('{"a\\u0062":{"name":1},"name":2}');
    expect(lines?.map(({ key }) => key)).toEqual([null, "ab", "name", null]);
  });

  test.each(["1e400", "12345678901234567890", "-0", "1.0", '"\\u00e9\\/"'])("never changes %s", (literal) => {
    expect(textOf(`{"n":${literal}}`)).toEqual(["{", `  "n": ${literal}`, "}"]);
  });

  test.each(["", "{", '{"a":1}x', "not json", "{'a':1}"])("leaves %j alone", (text) => {
    expect(jsonLines(text)).toBeNull();
  });

  test("gives up on a document that is nested without end", () => {
    expect(parseJsonTree("[".repeat(5000) + "]".repeat(5000))).toBeNull();
  });

  test("only ever adds or takes away white space", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(0, 2), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), null, indent);
        const tree = parseJsonTree(text);
        expect(tree).not.toBeNull();
        if (tree !== null) expect(compactJson(tree)).toBe(JSON.stringify(JSON.parse(text)));
        const laidOut = textOf(text)?.join("\n") ?? "";
        expect(JSON.parse(laidOut)).toEqual(JSON.parse(text));
      }),
    );
  });
});
