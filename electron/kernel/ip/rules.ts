import { z } from "zod";
import type { KernelItem, KernelSource } from "../../../shared/run/kernel-snapshot.ts";
import type { Vantage } from "../vantage.ts";
import { wordsOf } from "../words-of.ts";

export const ruleSchema = z.looseObject({ priority: z.number() });

/** A policy rule with everything that `ip` says of it. */
export function describeRule(
  { priority, ...rest }: z.infer<typeof ruleSchema>,
  source: Extract<KernelSource, "ip" | "rules6">,
  vantage: Vantage,
): KernelItem {
  const { protocol: _protocol, ...selector } = rest;
  const text = `${priority}: ${wordsOf(selector)}`;
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
