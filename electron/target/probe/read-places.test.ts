import { expect, test } from "vitest";
import { parseGateways, parsePlaceAddresses } from "./read-places.ts";

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

test("addresses are those of interfaces, without loopback and link-local ones", () => {
  const shown = [
    {},
    { ifname: "lo", addr_info: [{ local: "127.0.0.1", prefixlen: 8 }] },
    {
      ifname: "eth0",
      addr_info: [
        { local: "10.88.0.2", prefixlen: 16 },
        { local: "fe80::1", prefixlen: 64 },
        { local: "fd00::2", prefixlen: 64 },
      ],
    },
    { ifname: "eth1" },
  ];
  expect(parsePlaceAddresses(bytes(shown))).toEqual([
    { ifName: "eth0", address: "10.88.0.2/16" },
    { ifName: "eth0", address: "fd00::2/64" },
  ]);
  expect(parsePlaceAddresses(new Uint8Array())).toEqual([]);
});

test("gateways are all next hops, each once, however the route names them", () => {
  const shown = [
    { dst: "default", gateway: "10.88.0.1", dev: "eth0" },
    { dst: "10.9.0.0/16", gateway: "10.88.0.1", dev: "eth0" },
    { dst: "10.88.0.0/16", dev: "eth0" },
    { dst: "10.7.0.0/16", via: { family: "inet6", host: "fd00::1" }, dev: "eth0" },
    { dst: "default", gateway: "fe80::1", dev: "eth0" },
    { dst: "10.6.0.0/16", nexthops: [{ gateway: "10.88.0.8" }, { gateway: "10.88.0.9" }] },
  ];
  expect(parseGateways(bytes(shown))).toEqual(["10.88.0.1", "fd00::1", "10.88.0.8", "10.88.0.9"]);
});
