import fc from "fast-check";
import { expect, test } from "vitest";
import { quoteBytes } from "./quote-bytes.ts";
import { compareUtf8, encodeUtf8 } from "./utf8.ts";

/** Around the places where the orders differ, and anywhere. */
const anyCharacter = fc
  .oneof(
    ...[
      [0, 0xd7ff],
      [0xe000, 0xffff],
      [0x1_0000, 0x10_ffff],
    ].map(([min = 0, max = 0]) => fc.integer({ min, max })),
  )
  .map((code) => String.fromCodePoint(code));

test("texts are ordered as their bytes are", () => {
  const text = fc.string({ unit: anyCharacter, maxLength: 5 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(encodeUtf8(a), encodeUtf8(b)));
    }),
  );
});

test.each([
  [[0x61, 0x22, 0x5c, 0x0a, 0x07], '"a\\"\\\\\\n\\a"'],
  [[0x00, 0x1f, 0x7f, 0x80, 0xe2, 0x82], '"\\x00\\x1f\\x7f\\x80\\xe2\\x82"'],
  [
    [...Buffer.from("é \u00a0\u00ad\u200b\u2028\ufeff😀\u3000\ue000\ufffd\u{e0001}")],
    '"é \\u00a0\\u00ad\\u200b\\u2028\\ufeff😀\\u3000\\ue000\ufffd\\U000e0001"',
  ],
])("%j is quoted as %s", (bytes, quoted) => {
  expect(quoteBytes(Uint8Array.from(bytes))).toBe(quoted);
});
