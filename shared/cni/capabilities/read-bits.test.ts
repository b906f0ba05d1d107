import { expect, test } from "vitest";
import { describeBits, readBits } from "./read-bits.ts";

test.each([
  ["10000000", 10_000_000n],
  ["10M", 10_000_000n],
  ["10 Mbit/s", 10_000_000n],
  ["0.5k", 500n],
  ["1.5Gbit", 1_500_000_000n],
  ["1Ki", 1024n],
  ["2 mi", 2_097_152n],
  ["1T", 10n ** 12n],
  ["18446744073709551616", 2n ** 64n],
  ["0", 0n],
])("%s bits", (text, value) => {
  expect(readBits(text)).toEqual({ state: "number", value });
});

test.each([
  ["10MB", "can mean bytes"],
  ["10Mbps", "can mean bytes"],
  ["1.0005k", "no whole number"],
  ["10 apples", "is no unit"],
  ["-1", "is written as"],
  ["ten", "is written as"],
])("%s is refused", (text, words) => {
  expect(readBits(text)).toMatchObject({ state: "wrong", message: expect.stringContaining(words) });
});

test.each([
  [7n, "7 bit"],
  [10_000_000n, "10,000,000 = 10 Mbit"],
  [1_572_864n, "1,572,864 = 1572.864 kbit"],
  [1_500_000_000n, "1,500,000,000 = 1.5 Gbit"],
  [12_345_678n, "12,345,678 = 12345.678 kbit"],
  [123_456_789n * 10n ** 9n, "123,456,789,000,000,000 = 123456.789 Tbit"],
])("%s in words", (value, text) => {
  expect(describeBits(value)).toBe(text);
});

test("what is typed as a friendly number comes back as that number", () => {
  for (const text of ["10M", "1.5Mi", "3G"]) {
    const first = readBits(text);
    if (first.state !== "number") throw new Error(text);
    expect(readBits(String(first.value))).toEqual(first);
  }
});
