import fc from "fast-check";
import { expect, test } from "vitest";
import { fromExactBytes, toExactBytes } from "./exact-bytes.ts";

test.each([
  ["nothing", [], "utf8"],
  ["ASCII", [0x7b, 0x7d], "utf8"],
  ["a byte order mark", [0xef, 0xbb, 0xbf, 0x7b], "utf8"],
  ["NUL", [0], "utf8"],
  ["a character outside the BMP", [0xf0, 0x9f, 0x98, 0x80], "utf8"],
  ["a lone continuation byte", [0x80], "base64"],
  ["an encoded surrogate", [0xed, 0xa0, 0x80], "base64"],
  ["an overlong form", [0xc0, 0xaf], "base64"],
  ["a cut character", [0xf0, 0x9f, 0x98], "base64"],
])("%s comes back to the byte", (_name, bytes, encoding) => {
  const exact = toExactBytes(Uint8Array.from(bytes));
  expect(exact.encoding).toBe(encoding);
  expect(fromExactBytes(exact)).toEqual(Uint8Array.from(bytes));
});

test("any bytes come back, also through JSON and from the middle of a larger buffer", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const inTheMiddle = Uint8Array.from([0xff, ...bytes, 0xff]).subarray(1, bytes.length + 1);
      expect(fromExactBytes(JSON.parse(JSON.stringify(toExactBytes(inTheMiddle))))).toEqual(
        Uint8Array.from(bytes),
      );
    }),
  );
});
