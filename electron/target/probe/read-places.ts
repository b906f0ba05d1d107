import { z } from "zod";
import type { ProbePlace } from "../../../shared/probe/probe.ts";
import type { NetworkNamespace } from "../../../shared/target/network-namespace.ts";
import { mapLimited } from "../../platform/map-limited.ts";
import { ipEvidence, runIp } from "../ip-command.ts";

/** Each is a short program; more at a time than this gain nothing. */
const readAtOnce = 4;

/** The target's own side, then its namespaces in their order, each with its addresses and gateways. */
export async function readPlaces(
  namespaces: readonly Pick<NetworkNamespace, "name" | "path">[],
): Promise<readonly ProbePlace[]> {
  const all = [{ name: "", path: "" }, ...namespaces];
  return mapLimited(all, readAtOnce, ({ name, path }) => readPlace(name, path));
}

async function readPlace(name: string, netns: string): Promise<ProbePlace> {
  const where = name === "" ? [] : ["-n", name];
  const [addresses, routes] = await Promise.all([
    runIp([...where, "-json", "address", "show"]),
    // All tables: those of IPv6 are in it, and those that a plugin such as sbr makes.
    runIp([...where, "-json", "route", "show", "table", "all"]),
  ]);
  const failed = [addresses, routes].find(({ exitCode }) => exitCode !== 0);
  if (failed !== undefined) return { netns, name, addresses: [], gateways: [], problem: ipEvidence(failed) };
  return {
    netns,
    name,
    addresses: parsePlaceAddresses(addresses.stdout),
    gateways: parseGateways(routes.stdout),
    problem: null,
  };
}

const isLinkLocal = (address: string) => /^fe[89ab]/i.test(address);

/** Filtered entries come as `{}`. */
const addressList = z.array(
  z.object({
    ifname: z.string().default(""),
    addr_info: z
      .array(z.object({ local: z.string().optional(), prefixlen: z.number().optional() }))
      .default([]),
  }),
);

/** Addresses from what `ip -json address` printed, without those of `lo`. */
export function parsePlaceAddresses(stdout: Uint8Array): ProbePlace["addresses"] {
  return addressList.parse(jsonOf(stdout)).flatMap(({ ifname, addr_info }) =>
    addr_info.flatMap(({ local, prefixlen }) => {
      if (ifname === "lo" || local === undefined || prefixlen === undefined || isLinkLocal(local)) return [];
      return [{ ifName: ifname, address: `${local}/${prefixlen}` }];
    }),
  );
}

const hop = z.object({
  gateway: z.string().optional(),
  via: z.object({ host: z.string() }).optional(),
});
const routeList = z.array(hop.extend({ nexthops: z.array(hop).default([]) }));

/** Next hops from what `ip -json route` printed, each once. */
export function parseGateways(stdout: Uint8Array): readonly string[] {
  const hops = routeList.parse(jsonOf(stdout)).flatMap((route) => [route, ...route.nexthops]);
  const gateways = hops.flatMap(({ gateway, via }) => gateway ?? via?.host ?? []);
  return [...new Set(gateways)].filter((gateway) => !isLinkLocal(gateway));
}

function jsonOf(stdout: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(stdout).trim() || "[]");
}
