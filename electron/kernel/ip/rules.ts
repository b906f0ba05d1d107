import { z } from "zod";
import type { KernelItem, KernelSource } from "../../../shared/run/kernel-snapshot.ts";
import type { Vantage } from "../vantage.ts";

export const ruleSchema = z.looseObject({ priority: z.number() });

/** How `ip rule` introduces what its JSON names otherwise. */
const introductions = new Map([
  ["src", " from "],
  ["srclen", "/"],
  ["dst", " to "],
  ["dstlen", "/"],
  ["fwmask", "/"],
  ["uid_start", " uidrange "],
  ["uid_end", "-"],
  ["sport_start", " sport "],
  ["sport_end", "-"],
  ["dport_start", " dport "],
  ["dport_end", "-"],
  ["table", " lookup "],
  ["suppress_prefixlen", " suppress_prefixlength "],
  ["action", " "],
  ["nat_gateway", " map-to "],
]);
/** How it prints what its JSON names without a value. */
const marks = new Map([
  ["iif_detached", " [detached]"],
  ["oif_detached", " [detached]"],
  ["l3mdev", " lookup [l3mdev-table]"],
  ["unresolved", " [unresolved]"],
]);

/** A policy rule as `ip rule` prints it, with everything that `ip` says of it. */
export function describeRule(
  { priority, ...rest }: z.infer<typeof ruleSchema>,
  source: Extract<KernelSource, "ip" | "rules6">,
  vantage: Vantage,
): KernelItem {
  const { protocol: _protocol, ...selector } = rest;
  const text = `${priority}:${Object.entries(selector).map(printed).join("")}`;
  const family = source === "rules6" ? "-6 " : "";
  return {
    side: vantage.side,
    source,
    kind: "rule",
    key: `${family}${text}`,
    text,
    command: `${vantage.tool("ip")} ${family}rule show`,
    shared: null,
  };
}

function printed([name, value]: [string, unknown]): string {
  if (value === null) return marks.get(name) ?? ` ${name}`;
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return `${introductions.get(name) ?? ` ${name} `}${text}`;
}
