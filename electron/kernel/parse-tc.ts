import { z } from "zod";
import type { KernelItem } from "../../shared/run/kernel-snapshot.ts";
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
        text: [kind, handle, "dev", dev, place, wordsOf(options)].join(" ").trim(),
        command: `${vantage.tool("tc")} qdisc show dev ${shellWord(dev)}`,
        shared: null,
      },
    ];
  });
}
