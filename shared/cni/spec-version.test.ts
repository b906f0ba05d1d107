import { expect, test } from "vitest";
import { compareSpecVersions, isAtLeast } from "./spec-version.ts";

test.each([
  ["1.1.0", "1.1.0", 0],
  ["", "0.1.0", 0],
  ["1", "1.0.0", 0],
  ["+1.0", "1.0.0", 0],
  ["0.10.0", "0.4.0", 1],
  ["1.0.99", "1.1.0", -1],
  ["-1.0.0", "0.1.0", -1],
  ["9223372036854775807.0.0", "1.1.0", 1],
])("%j against %j", (a, b, sign) => {
  expect(Math.sign(compareSpecVersions(a, b))).toBe(sign);
  expect(isAtLeast(a, b)).toBe(sign >= 0);
});

test.each([
  ["abc", 'failed to convert major version part "abc": strconv.Atoi: parsing "abc": invalid syntax'],
  ["1.x", 'failed to convert minor version part "x": strconv.Atoi: parsing "x": invalid syntax'],
  ["1.0.", 'failed to convert micro version part "": strconv.Atoi: parsing "": invalid syntax'],
  ["1.0.0.0", 'invalid version "1.0.0.0": too many parts'],
  [
    "9223372036854775808",
    'failed to convert major version part "9223372036854775808": strconv.Atoi: parsing "9223372036854775808": value out of range',
  ],
])("%j is no version", (text, message) => {
  expect(() => compareSpecVersions(text, "1.0.0")).toThrow(message);
});
