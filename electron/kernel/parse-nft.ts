import type { KernelItem } from "../../shared/run/kernel-snapshot.ts";
import { sharedReasons } from "./shared-reasons.ts";
import type { Vantage } from "./vantage.ts";

/** The families that iptables and ip6tables keep their tables in. */
export interface IptablesTables {
  readonly ip: ReadonlySet<string>;
  readonly ip6: ReadonlySet<string>;
}

/**
 * Reads what `nft --stateless list ruleset` printed: every table, every block in it and every line of a block.
 * Tables that iptables shows better are left to it.
 */
export function parseNft(text: string, inIptables: IptablesTables, vantage: Vantage): readonly KernelItem[] {
  const items: KernelItem[] = [];
  let table: readonly string[] = [];
  let block = "";
  for (const line of text.split("\n").map((each) => each.trim())) {
    if (line === "" || line.startsWith("#")) continue;
    if (line === "}") {
      if (block === "") table = [];
      block = "";
      continue;
    }
    const opened = /^(.*?)\s*\{$/.exec(line)?.[1];
    if (opened?.startsWith("table ")) table = opened.split(" ").slice(1);
    else if (opened !== undefined && block === "") block = opened;
    if (isIptables(table, inIptables)) continue;
    const isLine = opened === undefined || opened !== block;
    items.push(itemOf(table, block, opened?.startsWith("table ") || !isLine ? "" : line, vantage));
  }
  return items;
}

function isIptables([family, name]: readonly string[], { ip, ip6 }: IptablesTables): boolean {
  if (name === undefined) return false;
  return (family === "ip" && ip.has(name)) || (family === "ip6" && ip6.has(name));
}

function itemOf(table: readonly string[], block: string, line: string, vantage: Vantage): KernelItem {
  const place = table.join(" ");
  const rule = line.replaceAll(/\bcounter packets \d+ bytes \d+/g, "counter");
  const text = [`table ${place}`, block, rule].filter((part) => part !== "").join(" › ");
  return {
    side: vantage.side,
    source: "nft",
    kind: "nft",
    key: text,
    text,
    command: vantage.inside(`nft list table ${place}`),
    shared: isShared(table, rule) ? sharedReasons.chain : null,
  };
}

/** Tables of the plugins stay, and so does what is in them, but for the rules that say whose they are. */
function isShared([, name]: readonly string[], rule: string): boolean {
  return name?.startsWith("cni") === true && !/\bcomment "|\b\d+\.\d+\.\d+\.\d+\b/.test(rule);
}
