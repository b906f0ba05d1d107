import type { KernelItem, KernelSource } from "../../shared/run/kernel-snapshot.ts";
import { sharedReasons } from "./shared-reasons.ts";
import type { Vantage } from "./vantage.ts";

/** What `iptables-save` tells of a place. */
export interface IptablesReading {
  readonly items: readonly KernelItem[];
  /** Names of tables that `nft` lists as well, since both tools manage the same ones. */
  readonly tablesInNft: ReadonlySet<string>;
}

/** Chains of portmap and firewall that they make once for all attachments. */
const sharedChain = /^CNI-(?:HOSTPORT-[A-Z]+|FORWARD|ADMIN)$/;
/** A built-in chain; a network's own chains have names that no kernel table starts with. */
const builtIn = /^(?:PREROUTING|INPUT|FORWARD|OUTPUT|POSTROUTING)$/;
/** A rule for one attachment: it names the container, or a single address. */
const forOne = /\bid: \\"|\/(?:32|128)\b/;

/** Reads what `iptables-save` or `ip6tables-save` printed, without its counters. */
export function parseIptables(
  text: string,
  source: Extract<KernelSource, "iptables" | "ip6tables">,
  vantage: Vantage,
): IptablesReading {
  const tool = source === "iptables" ? "iptables" : "ip6tables";
  const items: KernelItem[] = [];
  const tables = new Set<string>();
  let table = "";
  for (const line of text.split("\n")) {
    if (line.startsWith("*")) {
      table = line.slice(1).trim();
      tables.add(table);
      continue;
    }
    const entry = entryOf(line);
    if (entry === null) continue;
    items.push({
      side: vantage.side,
      source,
      kind: "iptables",
      key: `${tool} ${table} ${entry.key}`,
      text: `${tool === "ip6tables" ? "ip6tables " : ""}-t ${table} ${entry.text}`,
      command: vantage.inside(`${tool} -t ${table} -S ${entry.chain}`),
      shared: entry.shared ? sharedReasons.chain : null,
    });
  }
  return { items, tablesInNft: text.includes("(nf_tables)") ? tables : new Set() };
}

interface Entry {
  readonly chain: string;
  readonly key: string;
  readonly text: string;
  readonly shared: boolean;
}

/** `null` for what is neither a chain nor a rule, and for a built-in chain as every table has it. */
function entryOf(line: string): Entry | null {
  const declared = /^:(\S+) (\S+)/.exec(line);
  if (declared !== null) return chainOf(declared[1] ?? "", declared[2] ?? "");
  const rule = /^(?:\[\d+:\d+\] )?(-A (\S+).*)$/.exec(line);
  if (rule === null) return null;
  const text = rule[1] ?? "";
  const chain = rule[2] ?? "";
  return { chain, key: text, text, shared: isSharedRule(text, chain) };
}

function chainOf(chain: string, policy: string): Entry | null {
  if (policy === "ACCEPT") return null;
  const key = `chain ${chain}`;
  if (policy === "-") return { chain, key, text: `-N ${chain}`, shared: sharedChain.test(chain) };
  return { chain, key, text: `-P ${chain} ${policy}`, shared: true };
}

function isSharedRule(rule: string, chain: string): boolean {
  if (forOne.test(rule)) return false;
  const goal = /-[jg] (\S+)/.exec(rule)?.[1] ?? "";
  return sharedChain.test(chain) || (builtIn.test(chain) && sharedChain.test(goal));
}
