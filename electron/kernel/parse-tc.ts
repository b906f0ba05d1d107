import { z } from "zod";
import type { KernelItem } from "../../shared/run/kernel-snapshot.ts";
import { rateText, sizeText, timeText } from "./tc-units.ts";
import { shellWord, type Vantage } from "./vantage.ts";
import { wordsOf } from "./words-of.ts";

const qdiscs = z.array(
  z.object({
    kind: z.string(),
    handle: z.string().optional(),
    dev: z.string(),
    root: z.boolean().optional(),
    parent: z.string().optional(),
    options: z.record(z.string(), z.unknown()).default({}),
  }),
);

/**
 * Reads what `tc -json qdisc show` printed, without the queueing that the kernel gives each link by itself: that
 * has the handle 0.
 * @throws Error if it is anything else.
 */
export function parseTc(text: string, vantage: Vantage): readonly KernelItem[] {
  const parsed: unknown = JSON.parse(text.trim() || "[]");
  return qdiscs.parse(parsed).flatMap(({ kind, handle, dev, root, parent, options }) => {
    if (handle === undefined || handle === "0:") return [];
    const place = root === true ? "root" : `parent ${parent ?? "none"}`;
    return [
      {
        side: vantage.side,
        source: "tc",
        kind: "qdisc",
        key: `${dev} ${place}`,
        text: [kind, handle, "dev", dev, place, wordsOf(withUnits(kind, options))].join(" ").trim(),
        command: `${vantage.tool("tc")} qdisc show dev ${shellWord(dev)}`,
        shared: null,
      },
    ];
  });
}

/** What a token bucket filter, as bandwidth sets it, says of itself in numbers. */
const tbfUnits = new Map([
  ["rate", rateText],
  ["burst", sizeText],
  ["minburst", sizeText],
  ["lat", timeText],
]);

function withUnits(
  kind: string,
  options: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (kind !== "tbf") return options;
  const entries = Object.entries(options).map(([name, value]) => {
    const text = tbfUnits.get(name);
    return [name, text !== undefined && typeof value === "number" ? text(value) : value];
  });
  return Object.fromEntries(entries);
}
