import { expect, test } from "vitest";
import {
  formatCniArgs,
  parseCniArgs,
  validateContainerId,
  validateIfName,
  validateNetworkName,
} from "./runtime-conf-rules.ts";

test.each([
  ["c1", null],
  ["0_a.b-c", null],
  ["x".repeat(300), null],
  ["", "missing containerID"],
  ["-a", "invalid characters in containerID; -a"],
  ["a/b", "invalid characters in containerID; a/b"],
  ["a\n", "invalid characters in containerID; a\n"],
  ["é", "invalid characters in containerID; é"],
])("container ID %j: %j", (text, message) => {
  expect(validateContainerId(text)).toBe(message);
});

test.each([
  ["net.1", null],
  ["", "missing network name:"],
  ["a b", "invalid characters found in network name; a b"],
])("network name %j: %j", (text, message) => {
  expect(validateNetworkName(text)).toBe(message);
});

const tooLong = "interface name is too long; interface name should be less than 16 characters";
const badCharacter = "interface name contains / or : or whitespace characters";

test.each([
  ["eth0", null],
  ["...", null],
  ["abcdefghijklmno", null],
  ["a\ufeffb", null],
  ["", "interface name is empty"],
  ["abcdefghijklmnop", tooLong],
  ["éééééééé", tooLong],
  ["a b and so on and on", tooLong],
  [".", "interface name is . or .."],
  ["..", "interface name is . or .."],
  ["a/b", badCharacter],
  ["a:b", badCharacter],
  ["a\u0085b", badCharacter],
  ["a\u00a0b", badCharacter],
  ["a\u2003b", badCharacter],
])("interface name %j: %j", (text, message) => {
  expect(validateIfName(text)).toBe(message);
});

test.each([
  ["", []],
  ["A=1", [["A", "1"]]],
  [
    "A=1;A=2; B = x y",
    [
      ["A", "1"],
      ["A", "2"],
      [" B ", " x y"],
    ],
  ],
])("CNI_ARGS %j", (text, args) => {
  expect(parseCniArgs(text)).toEqual({ ok: true, args });
  expect(formatCniArgs(args.map(([key = "", value = ""]) => [key, value]))).toBe(text);
});

test.each([
  ["A", '"A"'],
  ["A=", '"A="'],
  ["=1", '"=1"'],
  ["A=1;", '""'],
  ["A=1=2", '"A=1=2"'],
  ['"\u200b\t', '"\\"\\u200b\\t"'],
])("CNI_ARGS %j is refused", (text, quoted) => {
  expect(parseCniArgs(text)).toEqual({ ok: false, message: `invalid CNI_ARGS pair ${quoted}` });
});
