import { expect, test } from "vitest";
import { resultVersions } from "../../shared/cni/spec-version.ts";
import { convertResultTo } from "./convert-result.ts";

const newest = {
  cniVersion: "1.1.0",
  interfaces: [
    { name: "cni0", mac: "aa:aa:aa:aa:aa:aa", mtu: 1500 },
    { name: "eth0", mac: "bb:bb:bb:bb:bb:bb", mtu: 1500, sandbox: "/run/netns/a", pciID: "0000:01:00.0" },
  ],
  ips: [
    { address: "10.0.0.2/24", gateway: "10.0.0.1", interface: 1 },
    { address: "10.0.0.3/24", gateway: "10.0.0.1", interface: 1 },
    { address: "fd00::2/64", interface: 1 },
  ],
  routes: [{ dst: "0.0.0.0/0", gw: "10.0.0.1", mtu: 1400, table: 7 }, { dst: "::/0" }],
  dns: { nameservers: ["10.0.0.1"] },
};

const convert = (result: object, version: string) =>
  convertResultTo(version, new TextEncoder().encode(JSON.stringify(result)));

test("down to 0.2.0 loses interfaces, all but the first IP of a family, and what a route says besides", () => {
  const converted = convert(newest, "0.2.0");
  expect(converted).toMatchObject({
    problem: null,
    lost: [
      "the interfaces cni0, eth0",
      "the IP 10.0.0.3/24",
      "which interface 10.0.0.2/24, fd00::2/64 belongs to",
      "mtu, table of the route to 0.0.0.0/0",
    ],
  });
  expect(JSON.parse(converted.text ?? "")).toEqual({
    cniVersion: "0.2.0",
    ip4: { ip: "10.0.0.2/24", gateway: "10.0.0.1", routes: [{ dst: "0.0.0.0/0", gw: "10.0.0.1" }] },
    ip6: { ip: "fd00::2/64", routes: [{ dst: "::/0" }] },
    dns: { nameservers: ["10.0.0.1"] },
  });
});

test("down to 0.4.0 loses what interfaces got later", () => {
  expect(convert(newest, "0.4.0")).toMatchObject({ lost: ["mtu of cni0, eth0", "pciID of eth0"] });
});

test("up to the newest nothing is lost, but for the family that the address says itself", () => {
  const old = {
    cniVersion: "0.4.0",
    ips: [{ version: "4", address: "10.0.0.2/24", interface: 9 }],
    dns: {},
  };
  expect(convert(old, "1.1.0")).toMatchObject({
    lost: ["the field version of each IP, which its address says too"],
  });
  expect(convert({ cniVersion: "0.2.0", ip4: { ip: "10.0.0.2/24" }, dns: {} }, "1.1.0")).toMatchObject({
    lost: [],
  });
});

test.each(resultVersions)("its own version changes nothing: %s", (cniVersion) => {
  const result = { cniVersion, dns: { nameservers: ["10.0.0.1"] } };
  const text = JSON.stringify(result, null, 4);
  expect(convert(result, cniVersion)).toEqual({ text, lost: [], problem: null });
});

test("what cannot be converted is told in libcni's words", () => {
  const empty = { cniVersion: "1.0.0", dns: {} };
  expect(convert(empty, "0.2.0")).toEqual({
    text: null,
    problem: "cannot convert: no valid IP addresses",
  });
  expect(convertResultTo("1.1.0", new TextEncoder().encode("{")).problem).toMatch(/unexpected end/);
});
