import { expect, test } from "vitest";
import { searchTextOf } from "./search-text.ts";

const json = (value: unknown) => JSON.stringify(value);

test("what is common is the same for all runs, whatever is their own", () => {
  const config = json({ name: "lab-net", mtu: 1400, ipam: { subnet: "10.88.0.0/16" } });
  const textOf = (n: number) =>
    searchTextOf(
      [config],
      [config, json({ ips: [{ address: `10.88.0.${n}/16` }], mtu: 1400 }), `demo${n}`],
      [`/run/netns/demo${n}`, "eth0"],
      `id-${n}`,
    );
  expect(textOf(7).shared).toBe(textOf(8).shared);
  expect(textOf(7).shared.split("\n")).toEqual(
    expect.arrayContaining(['"mtu":1400', "10.88.0.0/16", "lab-net"]),
  );
  expect(textOf(7)).toMatchObject({ own: "/run/netns/demo7\neth0\n10.88.0.7/16", addresses: " 10.88.0.7 " });
});

test("JSON inside JSON is taken apart, and what is none is kept line by line", () => {
  const { own } = searchTextOf(
    [],
    [json({ text: json({ a: ["v1"] }) }), '{"broken": 1\r\nline 2', '\ufeff["v3"]'],
    [],
    "",
  );
  expect(own.split("\n")).toEqual(["v1", '{"broken": 1', "line 2", "v3"]);
});

test("addresses are those of results of every version, not those of ranges and gateways", () => {
  const { addresses } = searchTextOf(
    [],
    [
      json({
        prevResult: { ips: [{ address: "fd00::7/64", gateway: "fd00::1" }] },
        ipam: { addresses: [{ address: "1.2.3.4/8" }] },
      }),
      json({ ip4: { ip: "10.1.0.5/16", gateway: "10.1.0.1" } }),
      json({ ips: "none", ip6: null, ip4: [7] }),
    ],
    [],
    "",
  );
  expect(addresses).toBe(" fd00::7 10.1.0.5 ");
});

test("JSON of any depth, and of a megabyte, does no harm", () => {
  const deep = `${"[".repeat(100_000)}"x1"${"]".repeat(100_000)}`;
  expect(searchTextOf([], [deep, `{"a":"${"9".repeat(1_000_000)}"}`], [], "").own.length).toBeLessThan(
    600_000,
  );
});
