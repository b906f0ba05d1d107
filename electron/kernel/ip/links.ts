import { z } from "zod";
import type { KernelItem } from "../../../shared/run/kernel-snapshot.ts";
import { sharedReasons } from "../shared-reasons.ts";
import { shellWord, type Vantage } from "../vantage.ts";

/** The part of `ip -json -details address` that stays the same while nobody changes it. */
export const linkSchema = z.object({
  ifname: z.string(),
  flags: z.array(z.string()).default([]),
  mtu: z.number().optional(),
  txqlen: z.number().optional(),
  address: z.string().optional(),
  master: z.string().optional(),
  ifalias: z.string().optional(),
  linkinfo: z.object({ info_kind: z.string().optional() }).optional(),
  addr_info: z
    .array(
      z.object({
        family: z.string().optional(),
        local: z.string().optional(),
        address: z.string().optional(),
        prefixlen: z.number().optional(),
        scope: z.string().optional(),
      }),
    )
    .default([]),
});
export type Link = z.infer<typeof linkSchema>;

/** Flags that somebody sets; the others follow from what goes on at the link. */
const setFlags = ["UP", "PROMISC", "ALLMULTI", "NOARP"];

/** A link as `ip link` would describe it, without its index, its state of carrier and its counters. */
export function describeLink(link: Link, vantage: Vantage): KernelItem {
  const kind = link.linkinfo?.info_kind;
  const facts: readonly (readonly [string, string | number | undefined])[] = [
    ["type", kind],
    ["master", link.master],
    ["mtu", link.mtu],
    ["qlen", link.txqlen],
    ["mac", link.address],
    ["alias", link.ifalias],
  ];
  const words = facts.flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]));
  const flags = setFlags.filter((flag) => link.flags.includes(flag)).map((flag) => flag.toLowerCase());
  return {
    side: vantage.side,
    source: "ip",
    kind: "link",
    key: link.ifname,
    text: [link.ifname, ...words, ...flags].join(" "),
    command: `${vantage.tool("ip")} -d link show dev ${shellWord(link.ifname)}`,
    shared: kind === "bridge" && vantage.side === "target" ? sharedReasons.bridge : null,
  };
}

/** The addresses of a link, without the link-local ones that the kernel gives each link by itself. */
export function describeAddress(
  link: Link,
  bridges: ReadonlySet<string>,
  vantage: Vantage,
): readonly KernelItem[] {
  return link.addr_info.flatMap(({ local, address, prefixlen, scope }) => {
    if (local === undefined || prefixlen === undefined) return [];
    if (scope === "link" && local.startsWith("fe80:")) return [];
    const name = `${local}/${prefixlen}`;
    const peer = address === undefined ? "" : ` peer ${address}`;
    const beyond = scope === undefined || scope === "global" ? "" : ` scope ${scope}`;
    return [
      {
        side: vantage.side,
        source: "ip",
        kind: "address",
        key: `${link.ifname} ${name}`,
        text: `${name} dev ${link.ifname}${peer}${beyond}`,
        command: `${vantage.tool("ip")} addr show dev ${shellWord(link.ifname)}`,
        shared: bridges.has(link.ifname) ? sharedReasons.onBridge : null,
      },
    ];
  });
}
