import { expect, test } from "vitest";
import type { NamespaceReading } from "../target/target.ts";
import { parseIp } from "./parse-ip.ts";
import { parseTopology } from "./parse-topology.ts";
import { withUniqueKeys } from "./unique-keys.ts";
import { targetVantage } from "./vantage.ts";

interface Answers {
  readonly links?: readonly object[];
  readonly routes?: readonly object[];
  readonly ids?: readonly object[];
}

const reading = (name: string | null, { links = [], routes = [], ids = [] }: Answers): NamespaceReading => ({
  ...{ name, identity: String(name), problem: null },
  path: name === null ? "/proc/self/ns/net" : `/run/netns/${name}`,
  text: [links, routes, ids].map((answer) => `${JSON.stringify(answer)}\n`).join(""),
});

const eth0 = {
  ...{ ifindex: 2, link_index: 5, ifname: "eth0", flags: ["BROADCAST", "UP", "LOWER_UP"], mtu: 1500 },
  ...{ operstate: "UP", address: "02:00:00:00:00:03", link_netnsid: 0, linkinfo: { info_kind: "veth" } },
  addr_info: [
    { family: "inet", local: "10.88.0.2", prefixlen: 16, scope: "global" },
    { family: "inet6", local: "fe80::1", prefixlen: 64, scope: "link" },
  ],
};

test("reads links with their other end, addresses, and routes that somebody set", () => {
  const demo = reading("demo1", {
    links: [eth0, {}],
    routes: [
      { dst: "default", gateway: "10.88.0.1", dev: "eth0", flags: [] },
      {
        dst: "10.88.0.0/16",
        dev: "eth0",
        protocol: "kernel",
        scope: "link",
        prefsrc: "10.88.0.2",
        flags: [],
      },
      {
        type: "local",
        dst: "10.88.0.2",
        dev: "eth0",
        table: "local",
        protocol: "kernel",
        scope: "host",
        flags: [],
      },
    ],
    ids: [{ nsid: 0 }],
  });
  const { namespaces, readAt } = parseTopology([reading(null, {}), demo], 12);
  expect(readAt).toBe(12);
  expect(namespaces[1]).toEqual({
    ...{ name: "demo1", aliases: [], problem: null },
    links: [
      {
        ...{ index: 2, name: "eth0", kind: "veth", detail: "", loopback: false, mac: "02:00:00:00:00:03" },
        ...{ mtu: 1500, up: true, operstate: "UP", master: null },
        lower: { index: 5, place: { nsid: 0, name: null } },
        addresses: [
          { address: "10.88.0.2/16", scope: "global" },
          { address: "fe80::1/64", scope: "link" },
        ],
        command: "ip -n demo1 -d addr show dev eth0",
      },
    ],
    routes: [
      {
        ...{ key: "main default eth0 ", dev: "eth0" },
        ...{ short: "default via 10.88.0.1", text: "default via 10.88.0.1 dev eth0" },
      },
    ],
  });
});

test("a route says its type, its table and all of its ways, as `ip route` does", () => {
  const routes = [
    { type: "throw", dst: "default", table: "100", protocol: "boot", scope: "global", flags: [] },
    { type: "blackhole", dst: "198.51.100.0/24", table: "main", protocol: "boot", flags: [] },
    { type: "unreachable", dst: "2001:db8:1::/48", dev: "lo", metric: 1024, flags: [], pref: "medium" },
    { type: "unicast", dst: "198.51.102.0/24", gateway: "10.1.0.2", dev: "eth0", table: 100, flags: [] },
    { dst: "10.9.0.0/16", nexthops: [{ gateway: "10.1.0.3", dev: "eth0", weight: 1 }, { dev: "eth1" }] },
  ];
  const [own] = parseTopology([reading(null, { routes })], 0).namespaces;
  expect(own?.routes.map(({ short }) => short)).toEqual([
    "throw default table 100",
    "blackhole 198.51.100.0/24",
    "unreachable 2001:db8:1::/48 dev lo",
    "198.51.102.0/24 via 10.1.0.2 table 100",
    "10.9.0.0/16 nexthop via 10.1.0.3 nexthop dev eth1",
  ]);
});

test("a route has the key that it has in a snapshot, also one of several to the same place", () => {
  const hop = { dst: "10.9.0.0/16", dev: "eth0", flags: [] };
  const routes = [
    { ...hop, protocol: "kernel", scope: "link" },
    { ...hop, gateway: "10.1.0.3" },
    { ...hop, gateway: "10.1.0.4", table: 100 },
  ];
  const [own] = parseTopology([reading(null, { routes })], 0).namespaces;
  const snapshot = `[]\n[]\n[]\n${JSON.stringify(routes)}`;
  const { items } = parseIp(snapshot, targetVantage);
  const [, ...set] = withUniqueKeys(items);
  expect(own?.routes.map(({ key, text }) => [key, text])).toEqual(set.map(({ key, text }) => [key, text]));
  expect(own?.routes.map(({ key }) => key)).toEqual(["main 10.9.0.0/16 eth0  #2", "100 10.9.0.0/16 eth0 "]);
});

test("a namespace with two names is there once, and is called by the first of them everywhere", () => {
  const host = reading(null, {
    links: [{ ...eth0, ifname: "vethab", ifindex: 5, link_index: 2 }],
    ids: [{ nsid: 0, name: "web" }],
  });
  const demo = reading("demo1", { links: [eth0] });
  const { namespaces } = parseTopology([host, demo, { ...demo, name: "web", path: "/run/netns/web" }], 0);
  expect(namespaces.map(({ name, aliases }) => [name, aliases])).toEqual([
    [null, []],
    ["demo1", ["web"]],
  ]);
  expect(namespaces[0]?.links[0]?.lower).toEqual({ index: 2, place: { nsid: 0, name: "demo1" } });
});

test("finds a link in the same namespace by its name, and says what kinds add", () => {
  const links = [
    { ifindex: 2, ifname: "eth0", operstate: "UP" },
    { ifindex: 3, ifname: "eth0.5", link: "eth0", linkinfo: { info_kind: "vlan", info_data: { id: 5 } } },
    {
      ifindex: 4,
      ifname: "mac0",
      link: "eth0",
      linkinfo: { info_kind: "macvlan", info_data: { mode: "bridge" } },
    },
  ];
  const [own] = parseTopology([reading(null, { links })], 0).namespaces;
  expect(own?.links.map(({ lower, detail }) => [lower, detail])).toEqual([
    [null, ""],
    [{ index: 2, place: "here" }, "VLAN 5"],
    [{ index: 2, place: "here" }, "bridge mode"],
  ]);
});

test("one namespace that cannot be read or understood costs no other", () => {
  const readings = [
    reading(null, { links: [{ ifindex: 2, ifname: "eth0" }] }),
    { ...reading("gone", {}), text: "", problem: "`ip` could not tell: no such device" },
    { ...reading("odd", {}), text: "[]\nnot JSON\n" },
    { ...reading("short", {}), text: "[]\n" },
  ];
  const { namespaces } = parseTopology(readings, 0);
  expect(namespaces.map(({ links, problem }) => [links.length, problem])).toEqual([
    [1, null],
    [0, "`ip` could not tell: no such device"],
    [0, expect.stringMatching(/^What `ip` said was not understood: .*JSON/)],
    [0, expect.stringMatching(/^What `ip` said was not understood: /)],
  ]);
});
