import fc from "fast-check";
import { expect, test } from "vitest";
import { parseGoJson } from "./json-decoder.ts";
import { goAny } from "./json-types.ts";
import { writeJson } from "./json-writer.ts";
import { encodeUtf8 } from "./utf8.ts";

// Long enough for a busy machine; only what hangs takes longer.
const options = { timeout: 60_000 };

const read = (text: string) => parseGoJson(encodeUtf8(text), goAny);
/** Also halves of characters, and the keys that are something special to JavaScript. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.constantFrom("__proto__", "constructor", "0", "10", "9", "toJSON", ""),
);
/** JSON with any white space, any way of writing a number, and keys that may come again. */
const { json } = fc.letrec<{ json: string; list: string; object: string; scalar: string }>((tie) => ({
  json: fc.oneof({ maxDepth: 4 }, tie("scalar"), tie("list"), tie("object")),
  scalar: fc.oneof(
    fc.constantFrom("null", "true", "false", "-0", "0.0", "1E5", "1e-7", "123456789012345678901234567890"),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
    text.map((value) => JSON.stringify(value)),
  ),
  list: fc.array(tie("json"), { maxLength: 5 }).map((items) => `[ ${items.join(" ,\n")}\t]`),
  object: fc
    .array(fc.tuple(text, tie("json")), { maxLength: 5 })
    .map((members) => `{${members.map(([key, value]) => ` ${JSON.stringify(key)}\r: ${value}`).join(",")}}`),
}));

test("whatever can be read survives being written and read again", options, () => {
  fc.assert(
    fc.property(json, (written) => {
      const value = read(written);
      const once = writeJson(value);
      expect(read(once)).toEqual(value);
      expect(writeJson(read(once))).toBe(once);
    }),
    { numRuns: 1000 },
  );
});

test(
  "what JavaScript reads as well is the same to it afterwards, but for halves of characters",
  options,
  () => {
    fc.assert(
      fc.property(json, (written) => {
        const wellFormed = (value: unknown) =>
          JSON.stringify(value).replace(/\\ud[89a-f][0-9a-f]{2}/g, "\ufffd");
        fc.pre(
          !written.includes("__proto__") &&
            wellFormed(JSON.parse(written)) === JSON.stringify(JSON.parse(written)),
        );
        expect(JSON.parse(writeJson(read(written)))).toEqual(JSON.parse(written));
      }),
      { numRuns: 1000 },
    );
  },
);

test.each([
  ["arrays", "[".repeat(10_000), "]".repeat(10_000)],
  ["objects", '{"a":'.repeat(9_999), `{}${"}".repeat(9_999)}`],
])("so do %s that are nested as deep as is allowed", (_, open, close) => {
  expect(writeJson(read(open + close))).toBe(open + close);
});

test("and a megabyte of escapes, and more items and members than a call takes arguments", options, () => {
  const long = `"${"\\n".repeat(500_000)}"`;
  expect(writeJson(read(long))).toBe(long);
  const list = `[${"1,".repeat(130_000)}1]`;
  expect(writeJson(read(list))).toBe(list);
  const wide = `{${Array.from({ length: 50_000 }, (_, at) => `"${String(at).padStart(6, "0")}":${at}`).join()}}`;
  expect(writeJson(read(wide))).toBe(wide);
});
