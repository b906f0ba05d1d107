import { expect, test } from "vitest";
import { parseInterfaces } from "./ip-command.ts";

const parse = (value: unknown) => parseInterfaces(new TextEncoder().encode(JSON.stringify(value)));

test("interfaces come with their addresses, without lo and what is link-local", () => {
  expect(
    parse([
      {
        ifindex: 1,
        ifname: "lo",
        flags: ["LOOPBACK", "UP"],
        addr_info: [{ local: "127.0.0.1", prefixlen: 8 }],
      },
      {},
      {
        ifname: "eth0",
        link_index: 5,
        flags: ["BROADCAST", "MULTICAST", "UP", "LOWER_UP"],
        addr_info: [
          { family: "inet", local: "10.88.0.7", prefixlen: 16, scope: "global" },
          { family: "inet6", local: "fd00::7", prefixlen: 64, scope: "global" },
          { family: "inet6", local: "fe80::1", prefixlen: 64, scope: "link" },
        ],
      },
      { ifname: "eth1", flags: ["BROADCAST"], addr_info: [] },
    ]),
  ).toEqual([
    { name: "eth0", addresses: ["10.88.0.7/16", "fd00::7/64"], up: true },
    { name: "eth1", addresses: [], up: false },
  ]);
});

test.each(["", "\n", "[]"])("%j is no interface", (printed) => {
  expect(parseInterfaces(new TextEncoder().encode(printed))).toEqual([]);
});

test.each(["{}", "[1]", "[{", "null"])("%j is refused", (printed) => {
  expect(() => parseInterfaces(new TextEncoder().encode(printed))).toThrow();
});
