import { isIP } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { formatIp, formatIpNet, parseIp, parseIpNet } from "./ip.ts";

test.each([
  ["10.1.2.3", "10.1.2.3"],
  ["FD00:0:0:1:0:0:0:1", "fd00:0:0:1::1"],
  ["fd00:0:0:1:1:0:0:1", "fd00::1:1:0:0:1"],
  ["1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"],
  ["::", "::"],
  ["1::", "1::"],
  ["::ffff:10.1.2.3", "10.1.2.3"],
  ["64:ff9b::10.1.2.3", "64:ff9b::a01:203"],
])("%s is printed as %s", (text, printed) => {
  const ip = parseIp(text);
  expect(ip && formatIp(ip)).toBe(printed);
});

test.each([
  "",
  "1.2.3",
  "1.2.3.4.5",
  "01.2.3.4",
  "256.1.1.1",
  "1:2",
  ":::",
  "::1::",
  "1:2:3:4:5:6:7:8:9",
  "fe80::1%eth0",
  "1:2:3:4:5:6:7::8",
  "12345::",
  "1.2.3.4::",
  " ::1",
])("%j is no address", (text) => {
  expect(parseIp(text)).toBeNull();
});

test.each([
  ["10.1.2.3/24", "10.1.2.3/24"],
  ["10.1.2.3/024", "10.1.2.3/24"],
  ["fd00::1/64", "fd00::1/64"],
  ["::ffff:10.1.2.3/120", "10.1.2.3/24"],
  ["::ffff:10.1.2.3/90", "10.1.2.3/0"],
])("%s is printed as %s", (text, printed) => {
  expect(formatIpNet(parseIpNet(text))).toBe(printed);
});

test.each(["10.1.2.3", "10.1.2.3/33", "10.1.2.3/", "10.1.2.3/-1", "fd00::1/129", "x/8", "10.1.2.3/8/8"])(
  "%j is no address with a prefix",
  (text) => {
    expect(parseIpNet(text)).toBeNull();
  },
);

test("what is printed is read as the same address", () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
      const ip = parseIp(text);
      expect(ip !== null).toBe(isIP(text) !== 0);
      if (ip !== null) expect(parseIp(formatIp(ip))).toEqual(ip);
    }),
    { numRuns: 200 },
  );
});
