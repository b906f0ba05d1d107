import { z } from "zod";
import type { KernelItem } from "../../../shared/run/kernel-snapshot.ts";
import { shellWord, type Vantage } from "../vantage.ts";

export const neighbourSchema = z.object({
  dst: z.string(),
  dev: z.string(),
  lladdr: z.string().optional(),
  state: z.array(z.string()).default([]),
});

/** A neighbour that somebody entered; what the kernel learns and forgets by itself is none. */
export function describeNeighbour(
  { dst, dev, lladdr, state }: z.infer<typeof neighbourSchema>,
  vantage: Vantage,
): readonly KernelItem[] {
  if (!state.includes("PERMANENT")) return [];
  return [
    {
      side: vantage.side,
      source: "ip",
      kind: "neighbour",
      key: `${dev} ${dst}`,
      text: `${dst} dev ${dev}${lladdr === undefined ? "" : ` lladdr ${lladdr}`} permanent`,
      command: `${vantage.tool("ip")} neigh show dev ${shellWord(dev)}`,
      shared: null,
    },
  ];
}
