import { expect, test } from "vitest";
import { GoSyntaxError } from "./json-errors.ts";
import { checkSyntax } from "./json-syntax.ts";

function errorOf(bytes: Uint8Array): GoSyntaxError | null {
  try {
    checkSyntax(bytes);
    return null;
  } catch (error) {
    if (error instanceof GoSyntaxError) return error;
    throw error;
  }
}

const end = "unexpected end of JSON input";
const value = "looking for beginning of value";

test.each([
  ["", end, 0],
  ["  ", end, 2],
  ["{", end, 1],
  ['{"a"', end, 4],
  ['"abc', end, 4],
  ["[1,", end, 3],
  ["1 x", "invalid character 'x' after top-level value", 2],
  ["{a", "invalid character 'a' looking for beginning of object key string", 1],
  ['{"a":1,}', "invalid character '}' looking for beginning of object key string", 7],
  ['{"a" 1}', "invalid character '1' after object key", 5],
  ['{"a":1 "b"}', "invalid character '\"' after object key:value pair", 7],
  ["[1 2]", "invalid character '2' after array element", 3],
  ["[1,]", `invalid character ']' ${value}`, 3],
  ["[}", `invalid character '}' ${value}`, 1],
  ["'", `invalid character '\\'' ${value}`, 0],
  ["\\", `invalid character '\\\\' ${value}`, 0],
  ["\u0000", `invalid character '\\x00' ${value}`, 0],
  ["\ufeff{}", `invalid character 'ï' ${value}`, 0],
  ["nul", "invalid character ' ' in literal null (expecting 'l')", 3],
  ["trux", "invalid character 'x' in literal true (expecting 'e')", 3],
  ['"a\nb"', "invalid character '\\n' in string literal", 2],
  ['"\\x"', "invalid character 'x' in string escape code", 2],
  ['"\\', "invalid character ' ' in string escape code", 2],
  ['"\\u12g4"', "invalid character 'g' in \\u hexadecimal character escape", 5],
  ["-", "invalid character ' ' in numeric literal", 1],
  ["-x", "invalid character 'x' in numeric literal", 1],
  ["01", "invalid character '1' after top-level value", 1],
  ["1.", "invalid character ' ' after decimal point in numeric literal", 2],
  ["1e+", "invalid character ' ' in exponent of numeric literal", 3],
  ["+1", `invalid character '+' ${value}`, 0],
])("%j: %s", (text, message, offset) => {
  expect(errorOf(Buffer.from(text))).toMatchObject({ message, offset });
});

test("depth is limited to 10,000", () => {
  expect(errorOf(Buffer.from("[".repeat(10_000) + "]".repeat(10_000)))).toBeNull();
  expect(errorOf(Buffer.from("[".repeat(10_001)))?.message).toBe("invalid character '[' exceeded max depth");
});

test.each(['{"a":[1,-0.5e+7,{}],"\\ud800":"é"}', " [ ] ", '"\\u0041\\/"', "-0", "[[],{}]"])(
  "%j is fine",
  (text) => {
    expect(errorOf(Buffer.from(text))).toBeNull();
  },
);
