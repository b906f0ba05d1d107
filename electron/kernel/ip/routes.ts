import { z } from "zod";
import type { KernelItem } from "../../../shared/run/kernel-snapshot.ts";
import { sharedReasons } from "../shared-reasons.ts";
import { shellWord, type Vantage } from "../vantage.ts";
import { wordsOf } from "../words-of.ts";

export const routeSchema = z.looseObject({
  type: z.string().default("unicast"),
  dst: z.string(),
  dev: z.string().optional(),
  gateway: z.string().optional(),
  table: z.union([z.string(), z.number()]).default("main"),
  protocol: z.string().optional(),
  scope: z.string().optional(),
  metric: z.number().optional(),
  prefsrc: z.string().optional(),
  /** Where it leads by several ways. */
  nexthops: z.array(z.looseObject({ gateway: z.string().optional(), dev: z.string().optional() })).optional(),
});
export type Route = z.infer<typeof routeSchema>;

/** A route as `ip route` prints it; none for what the kernel keeps by itself for each address and each link. */
export function describeRoute(
  route: Route,
  bridges: ReadonlySet<string>,
  vantage: Vantage,
): readonly KernelItem[] {
  if (isAutomatic(route)) return [];
  const { dst, dev, table, metric } = route;
  const family = isIpv6(route) ? "-6 " : "";
  return [
    {
      side: vantage.side,
      source: "ip",
      kind: "route",
      key: `${family}${table} ${dst} ${dev ?? ""} ${metric ?? ""}`,
      text: textOf(route),
      command: `${vantage.tool("ip")} ${family}route show table ${shellWord(String(table))}`,
      shared: dev !== undefined && bridges.has(dev) ? sharedReasons.onBridge : null,
    },
  ];
}

/** The same in a few words, without what is rarely asked for: its type, where it leads, and a table of its own. */
export function shortRoute({ type, dst, gateway, dev, table, nexthops = [] }: Route): string {
  return [
    ...(type === "unicast" ? [] : [type]),
    dst,
    ...wayOf(gateway, dev),
    ...nexthops.flatMap((hop) => ["nexthop", ...wayOf(hop.gateway, hop.dev)]),
    ...(table === "main" ? [] : ["table", String(table)]),
  ].join(" ");
}

function wayOf(gateway: string | undefined, dev: string | undefined): readonly string[] {
  if (gateway !== undefined) return ["via", gateway];
  return dev === undefined ? [] : ["dev", dev];
}

function isAutomatic({ table, type, dst, protocol }: Route): boolean {
  if (table === "local" || type === "multicast") return true;
  return protocol === "kernel" && (dst === "fe80::/64" || dst === "ff00::/8");
}

/** Only IPv6 routes have a router preference. */
function isIpv6(route: Route): boolean {
  return route.dst.includes(":") || route.gateway?.includes(":") === true || "pref" in route;
}

function textOf(route: Route): string {
  // Flags such as linkdown follow the carrier, "expires" counts down, "pref" is medium unless a router says so.
  const {
    type,
    dst,
    gateway,
    dev,
    table,
    protocol,
    scope,
    flags: _,
    expires: __,
    pref: ___,
    prefsrc,
    ...more
  } = route;
  return [
    type === "unicast" ? dst : `${type} ${dst}`,
    wordsOf({
      via: gateway,
      dev,
      table: table === "main" ? undefined : table,
      // "boot" is what nobody named; `ip route` does not print it either.
      proto: protocol === "boot" ? undefined : protocol,
      scope: scope === "global" ? undefined : scope,
      src: prefsrc,
      ...more,
    }),
  ].join(" ");
}
