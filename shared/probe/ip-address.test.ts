import { expect, test } from "vitest";
import { isInSubnet, parseIpAddress } from "./ip-address.ts";

test.each<[string, 4 | 6, bigint]>([
  ["0.0.0.0", 4, 0n],
  ["10.88.0.2", 4, 0x0a580002n],
  ["255.255.255.255", 4, 0xffffffffn],
  ["::", 6, 0n],
  ["::1", 6, 1n],
  ["fd00::2", 6, (0xfd00n << 112n) | 2n],
  ["1:2:3:4:5:6:7:8", 6, 0x00010002000300040005000600070008n],
  ["1:2:3:4:5:6:7::", 6, 0x00010002000300040005000600070000n],
  ["::ffff:10.0.0.1", 6, 0xffff0a000001n],
])("%s is an address", (text, family, value) => {
  expect(parseIpAddress(text)).toEqual({ family, value });
});

test.each([
  "",
  "10.88.0",
  "10.88.0.",
  "10.88.0.2.3",
  "10.88.0.256",
  "10.88.0.02",
  "10.88.0.2/16",
  "-f",
  "localhost",
  ":::",
  "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8:9",
  "1::2::3",
  "1:2:3:4:5:6:7:8::",
  "fe80::1%eth0",
  "12345::",
  "::10.0.0.300",
])("%j is none", (text) => {
  expect(parseIpAddress(text)).toBeNull();
});

test.each<[string, string, boolean]>([
  ["10.88.0.9", "10.88.0.2/16", true],
  ["10.89.0.9", "10.88.0.2/16", false],
  ["10.88.0.2", "10.88.0.2/32", true],
  ["10.88.0.3", "10.88.0.2/32", false],
  ["1.2.3.4", "0.0.0.0/0", true],
  ["fd00::9", "fd00::2/64", true],
  ["fd00:1::9", "fd00::2/64", false],
  ["10.88.0.9", "fd00::2/64", false],
  ["name", "10.88.0.2/16", false],
])("%s in the subnet of %s: %s", (address, network, inside) => {
  expect(isInSubnet(address, network)).toBe(inside);
});
