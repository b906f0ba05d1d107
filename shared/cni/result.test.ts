import { expect, test } from "vitest";
import { headline, parseResult, pointsNowhere } from "./result.ts";

test("a result of 1.x: addresses know their interface's name", () => {
  const view = parseResult(
    JSON.stringify({
      cniVersion: "1.1.0",
      interfaces: [
        { name: "cni0", mac: "aa" },
        { name: "eth0", sandbox: "/run/netns/a", mtu: 1500 },
      ],
      ips: [{ address: "10.1.2.3/24", gateway: "10.1.2.1", interface: 1 }, { address: "fd00::3/64" }],
      routes: [{ dst: "0.0.0.0/0", gw: "10.1.2.1", table: 0 }],
      dns: { nameservers: ["1.1.1.1"] },
    }),
  );
  expect(view?.ips).toEqual([
    { address: "10.1.2.3/24", family: 4, gateway: "10.1.2.1", interfaceIndex: 1, interfaceName: "eth0" },
    { address: "fd00::3/64", family: 6, gateway: null, interfaceIndex: null, interfaceName: null },
  ]);
  expect(view?.routes[0]).toMatchObject({ dst: "0.0.0.0/0", gateway: "10.1.2.1", table: 0, mtu: null });
  expect(view?.dns).toEqual({ nameservers: ["1.1.1.1"], domain: null, search: [], options: [] });
  expect(view && headline(view)).toBe("10.1.2.3/24, fd00::3/64");
});

test("a result of 0.2.0: both addresses, and the routes of both", () => {
  const view = parseResult(
    '{"ip4":{"ip":"10.0.0.2/8","routes":[{"dst":"10.0.0.0/8"}]},"ip6":{"ip":"fd00::2/8","routes":[{"dst":"::/0"}]}}',
  );
  expect(view?.ips.map((ip) => ip.address)).toEqual(["10.0.0.2/8", "fd00::2/8"]);
  expect(view?.routes.map((route) => route.dst)).toEqual(["10.0.0.0/8", "::/0"]);
});

test("an index that points nowhere is told from one that is not there, and from a place that is null", () => {
  const ips = [
    { interface: 1 },
    { interface: 2 },
    { interface: -1 },
    { interface: 0.5 },
    {},
    { interface: 0 },
  ];
  const view = parseResult(JSON.stringify({ interfaces: [null, { name: "eth0" }], ips }));
  expect(view?.ips.map(pointsNowhere)).toEqual([false, true, true, true, false, false]);
  expect(view?.ips[0]?.interfaceName).toBe("eth0");
});

test.each(["", "x", "null", "[]", "3"])("%j is no result", (text) => {
  expect(parseResult(text)).toBeNull();
});

test("what does not fit is left out", () => {
  const view = parseResult('{"ips":[3,{"address":4,"interface":9}],"interfaces":"x","dns":[]}');
  expect(view?.ips).toEqual([
    { address: "", family: 4, gateway: null, interfaceIndex: 9, interfaceName: null },
  ]);
  expect(view && headline({ ...view, ips: [] })).toBe("");
});
