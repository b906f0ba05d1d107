import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJsonTree } from "./json-tree.ts";
import { GoStruct, indentJson, type Writable, writeJson } from "./json-writer.ts";
import { encodeUtf8 } from "./utf8.ts";

function rewrite(json: string | Uint8Array): string {
  return writeJson(parseJsonTree(typeof json === "string" ? encodeUtf8(json) : json).value);
}

test.each([
  [
    "keys in the order of their bytes",
    '{"b":1,"10":2,"9":3,"B":4,"é":5,"\\ue000":6,"😀":7}',
    '{"10":2,"9":3,"B":4,"b":1,"é":5,"\ue000":6,"😀":7}',
  ],
  [
    "keys that mean something to JavaScript",
    '{"__proto__":{"a":1},"constructor":2}',
    '{"__proto__":{"a":1},"constructor":2}',
  ],
  ["the last of equal keys, not merged", '{"a":{"x":1},"a":{"y":2}}', '{"a":{"y":2}}'],
  [
    "escapes for HTML and JavaScript",
    '"<>&\u2028\u2029\u007f"',
    '"\\u003c\\u003e\\u0026\\u2028\\u2029\u007f"',
  ],
  ["short escapes", '"\\b\\f\\n\\r\\t\\u0001\\/\\"\\\\"', '"\\b\\f\\n\\r\\t\\u0001/\\"\\\\"'],
  ["surrogates", '"\\ud83d\\ude00\\ud800\\ud800\\ude00x"', '"😀\ufffd\u{10200}x"'],
  [
    "numbers as float64",
    "[-0,1.0,12345678901234567890,1e21,1e20,1e-7,0.000001,1e-400]",
    "[-0,1,12345678901234567000,1e+21,100000000000000000000,1e-7,0.000001,0]",
  ],
  ["empty containers", '{"a":{},"b":[]}', '{"a":{},"b":[]}'],
])("%s", (_, json, written) => {
  expect(rewrite(json)).toBe(written);
});

test("each byte that belongs to no character becomes one U+FFFD", () => {
  expect(rewrite(Buffer.from([0x22, 0xe2, 0x82, 0x41, 0xff, 0xc0, 0x80, 0x22]))).toBe('"��A���"');
});

test("10,000 levels", () => {
  const deep = '{"a":['.repeat(5000) + "]}".repeat(5000);
  expect(rewrite(deep)).toBe(deep);
});

test("a struct keeps its order, a bigint all its digits", () => {
  const struct = new GoStruct([
    ["b", 9007199254740993n],
    ["a", [new GoStruct([])]],
  ]);
  expect(writeJson(struct)).toBe('{"b":9007199254740993,"a":[{}]}');
});

test("laid out over lines as by MarshalIndent", () => {
  expect(indentJson('{"a":{},"b":[1,"x:,{[\\"]"],"c":[]}', "    ")).toBe(
    '{\n    "a": {},\n    "b": [\n        1,\n        "x:,{[\\"]"\n    ],\n    "c": []\n}',
  );
});

test("any JSON comes out as JavaScript reads it", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (json) => {
      // JavaScript's own reader takes "__proto__" for a key like any other, too.
      expect(JSON.parse(rewrite(json))).toEqual(JSON.parse(json));
    }),
    { numRuns: 100 },
  );
});

const anyText = fc.string({
  unit: fc
    .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10_ffff }))
    .map((code) => String.fromCodePoint(code)),
});

const writable: fc.Arbitrary<Writable> = fc.letrec<{ value: Writable }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    anyText,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(anyText, tie("value"), { maxKeys: 4 }).map((object) => new Map(Object.entries(object))),
  ),
})).value;

test("whatever is written is read as the same, and written the same again", () => {
  fc.assert(
    fc.property(writable, (value) => {
      const written = writeJson(value);
      expect(rewrite(written)).toBe(written);
      expect(rewrite(indentJson(written, "  "))).toBe(written);
    }),
    { numRuns: 100 },
  );
});
