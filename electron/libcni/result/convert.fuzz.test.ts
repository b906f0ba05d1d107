import fc from "fast-check";
import { expect, test } from "vitest";
import { writeJson } from "../go/json-writer.ts";
import { encodeUtf8 } from "../go/utf8.ts";
import { writableResult } from "./cni-result.ts";
import { convertResult } from "./convert.ts";
import { createResultFromBytes } from "./create.ts";

interface Ip {
  readonly address: string;
  readonly gateway?: string;
  readonly interface?: number;
}

interface Route {
  readonly dst: string;
  readonly gw?: string;
}

/** A result of 1.1.0 as JSON, without members that are written as if they were not there. */
interface Newest {
  readonly cniVersion: string;
  readonly interfaces?: readonly {
    readonly name: string;
    readonly mac?: string;
    readonly sandbox?: string;
  }[];
  readonly ips?: readonly Ip[];
  readonly routes?: readonly Route[];
  readonly dns?: object;
}

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const positive = fc.integer({ min: 1, max: 2 ** 31 });
const v4 = fc
  .tuple(fc.integer({ min: 1, max: 223 }), fc.nat(255), fc.nat(255), fc.nat(255))
  .map((bytes) => bytes.join("."));
const v6 = fc.integer({ min: 1, max: 0xffff }).map((group) => `fd00::${group.toString(16)}`);
const ip = fc.oneof(v4, v6);
const net = fc.oneof(
  fc.tuple(v4, fc.nat(32)).map(([address, length]) => `${address}/${length}`),
  fc.tuple(v6, fc.nat(128)).map(([address, length]) => `${address}/${length}`),
);
const some = <T>(items: fc.Arbitrary<T>) => fc.array(items, { minLength: 1, maxLength: 4 });
const members = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }, ...required: (keyof T)[]) =>
  fc.record(model, { requiredKeys: required });

const interfaces = some(
  members({ name: word, mac: word, mtu: positive, sandbox: word, socketPath: word, pciID: word }, "name"),
);
const ips = some(members({ address: net, gateway: ip, interface: fc.nat(5) }, "address"));
const routes = some(
  members(
    {
      dst: net,
      gw: ip,
      mtu: positive,
      advmss: positive,
      priority: positive,
      table: fc.nat(9),
      scope: fc.nat(9),
    },
    "dst",
  ),
);
const dns = fc.record(
  { nameservers: some(ip), domain: word, search: some(word), options: some(word) },
  { requiredKeys: ["domain"] },
);
const newest = fc.record(
  { cniVersion: fc.constant("1.1.0"), interfaces, ips, routes, dns },
  { requiredKeys: ["cniVersion"] },
);
const newestWithIp = fc.record(
  { cniVersion: fc.constant("1.1.0"), interfaces, ips, routes, dns },
  { requiredKeys: ["cniVersion", "ips"] },
);

function convert(result: object, ...versions: readonly string[]): unknown {
  let converted = createResultFromBytes(encodeUtf8(JSON.stringify(result)));
  for (const version of versions) converted = convertResult(converted, version);
  return JSON.parse(writeJson(writableResult(converted)));
}

const isV4 = (text: string) => !text.includes(":");
const member = <T>(key: string, value: T | undefined) => (value === undefined ? {} : { [key]: value });
const list = <T>(key: string, items: readonly T[] | undefined) =>
  items === undefined || items.length === 0 ? {} : { [key]: items };

/** What 0.3.0 to 0.4.0 know of a result. */
function as040(result: Newest, cniVersion: string): object {
  return {
    ...result,
    cniVersion,
    ...list("interfaces", withoutNewMembers(result)),
    ...list(
      "ips",
      result.ips?.map((ip) => ({ ...ip, version: isV4(ip.address) ? "4" : "6" })),
    ),
    dns: result.dns ?? {},
  };
}

function withoutNewMembers(result: Newest) {
  return result.interfaces?.map(({ name, mac, sandbox }) => ({
    name,
    ...member("mac", mac),
    ...member("sandbox", sandbox),
  }));
}

/** The first address of each family, and the routes of the families that there are. */
function ofFamilies(result: Newest) {
  const first = [true, false].flatMap((wanted) => {
    const found = result.ips?.find((ip) => isV4(ip.address) === wanted);
    return found === undefined ? [] : [found];
  });
  return first.map(({ address, gateway }) => ({
    address,
    gateway,
    routes: (result.routes ?? [])
      .filter((route) => isV4(route.dst) === isV4(address))
      .map(({ dst, gw }) => ({ dst, ...member("gw", gw) })),
  }));
}

test("1.1.0 and 1.0.0 know the same", () => {
  fc.assert(
    fc.property(newest, (result) => {
      expect(convert(result, "1.0.0")).toEqual({ ...result, cniVersion: "1.0.0" });
      expect(convert(result, "1.0.0", "1.1.0")).toEqual(result);
    }),
  );
});

test.each(["0.3.0", "0.3.1", "0.4.0"])(
  "%s loses what came for interfaces, and that stays lost",
  (version) => {
    fc.assert(
      fc.property(newest, (result) => {
        expect(convert(result, version)).toEqual(as040(result, version));
        expect(convert(result, version, "1.1.0")).toEqual({
          ...result,
          ...list("interfaces", withoutNewMembers(result)),
        });
      }),
    );
  },
);

test.each(["0.1.0", "0.2.0"])("%s keeps an address of each family with its routes", (cniVersion) => {
  fc.assert(
    fc.property(newestWithIp, (result) => {
      const families = ofFamilies(result);
      const old = families.map(({ address, gateway, routes }) => [
        isV4(address) ? "ip4" : "ip6",
        { ip: address, ...member("gateway", gateway), ...list("routes", routes) },
      ]);
      expect(convert(result, cniVersion)).toEqual({
        cniVersion,
        ...Object.fromEntries(old),
        dns: result.dns ?? {},
      });
      expect(convert(result, cniVersion, "1.1.0")).toEqual({
        cniVersion: "1.1.0",
        ips: families.map(({ address, gateway }) => ({ address, ...member("gateway", gateway) })),
        ...list(
          "routes",
          families.flatMap(({ routes }) => routes),
        ),
        ...member("dns", result.dns),
      });
    }),
  );
});

test("without an address there is nothing that 0.2.0 could say", () => {
  fc.assert(
    fc.property(newest, ({ ips: _ips, ...result }) => {
      expect(() => convert(result, "0.2.0")).toThrow("cannot convert: no valid IP addresses");
    }),
  );
});

test("in 0.3.0 to 0.4.0 an address is of the family that it says, not of that which it is", () => {
  const address = "10.0.0.2/8";
  const result = { cniVersion: "0.4.0", ips: [{ version: "6", address }], dns: {} };
  expect(convert(result, "0.2.0")).toEqual({ cniVersion: "0.2.0", ip6: { ip: address }, dns: {} });
  expect(convert(result, "1.1.0", "0.2.0")).toEqual({ cniVersion: "0.2.0", ip4: { ip: address }, dns: {} });
});
