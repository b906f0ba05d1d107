import { isIpv4 } from "../../../shared/net/ip.ts";
import { type CniResult, modelOf, ResultError } from "./cni-result.ts";
import type { IpConfig020, Result020 } from "./result-020.ts";
import type { IpConfig040, Result040 } from "./result-040.ts";
import type { Result100 } from "./result-100.ts";
import { plainRoute, type Route } from "./route.ts";

/**
 * Converts a result to another version (Result.GetAsVersion). An empty version stands for 0.1.0. What the other
 * version does not know is lost.
 * @throws ResultError for a version that is not known, and where 0.1.0 or 0.2.0 would be left without an address.
 */
export function convertResult(from: CniResult, version: string): CniResult {
  const cniVersion = version || "0.1.0";
  if (from.value.cniVersion === cniVersion) return from;
  switch (modelOf(cniVersion)) {
    case "020":
      return { model: "020", value: as020(from, cniVersion) };
    case "040":
      return { model: "040", value: as040(from, cniVersion) };
    case "100":
      return { model: "100", value: as100(from, cniVersion) };
    case null:
      throw new ResultError(`no converter for CNI result version ${from.value.cniVersion} to ${cniVersion}`);
  }
}

function as020(from: CniResult, cniVersion: string): Result020 {
  return from.model === "020" ? { ...from.value, cniVersion } : downTo020(as040(from, "0.4.0"), cniVersion);
}

function as040(from: CniResult, cniVersion: string): Result040 {
  switch (from.model) {
    case "020":
      return upTo040(from.value, cniVersion);
    case "040":
      return { ...from.value, cniVersion };
    case "100":
      return downTo040(from.value, cniVersion);
  }
}

function as100(from: CniResult, cniVersion: string): Result100 {
  return from.model === "100" ? { ...from.value, cniVersion } : upTo100(as040(from, "0.4.0"), cniVersion);
}

/** The routes of both addresses become routes of the whole. */
function upTo040(from: Result020, cniVersion: string): Result040 {
  const { ip4, ip6, dns } = from;
  return {
    cniVersion,
    interfaces: null,
    ips: [...(ip4 ? [withFamily(ip4, "4")] : []), ...(ip6 ? [withFamily(ip6, "6")] : [])],
    routes: [...(ip4?.routes ?? []), ...(ip6?.routes ?? [])],
    dns,
  };
}

function withFamily({ ip, gateway }: IpConfig020, version: "4" | "6"): IpConfig040 {
  return { version, interface: null, address: ip, gateway };
}

/** Only the first address of each family is kept, and of the routes only those of a family with an address. */
function downTo020(from: Result040, cniVersion: string): Result020 {
  const first = (version: "4" | "6") => from.ips?.find((ip) => ip?.version === version) ?? null;
  const [ip4, ip6] = [first("4"), first("6")];
  if (ip4 === null && ip6 === null) throw new ResultError("cannot convert: no valid IP addresses");
  const routes = (from.routes ?? []).filter((route) => route !== null);
  return {
    cniVersion,
    ip4: ip4 && withRoutes(ip4, routes.filter(isIpv4Route)),
    ip6:
      ip6 &&
      withRoutes(
        ip6,
        routes.filter((route) => !isIpv4Route(route)),
      ),
    dns: from.dns,
  };
}

function isIpv4Route(route: Route): boolean {
  return route.dst !== null && isIpv4(route.dst.ip);
}

function withRoutes({ address, gateway }: IpConfig040, routes: readonly Route[]): IpConfig020 {
  return { ip: address, gateway, routes: routes.map((route) => plainRoute(route.dst, route.gw)) };
}

/** Loses the family, which from 1.0.0 on is the address's own. */
function upTo100(from: Result040, cniVersion: string): Result100 {
  return {
    ...from,
    cniVersion,
    interfaces: mapPresent(from.interfaces, (value) => ({ ...value, mtu: 0n, socketPath: "", pciId: "" })),
    ips: mapPresent(from.ips, ({ version: _version, ...ip }) => ip),
  };
}

/** Loses an interface's mtu, socketPath and pciID. */
function downTo040(from: Result100, cniVersion: string): Result040 {
  return {
    ...from,
    cniVersion,
    interfaces: mapPresent(from.interfaces, ({ name, mac, sandbox }) => ({ name, mac, sandbox })),
    ips: mapPresent(from.ips, (ip) => ({
      ...ip,
      version: ip.address !== null && isIpv4(ip.address.ip) ? "4" : "6",
    })),
  };
}

/** libcni dies of a `null` element in a result that it converts; here it stays one. */
function mapPresent<From, To>(
  list: readonly (From | null)[] | null,
  convert: (value: From) => To,
): readonly (To | null)[] | null {
  return list?.map((value) => (value === null ? null : convert(value))) ?? null;
}
