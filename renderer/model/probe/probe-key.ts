import type { ProbeMethod, ProbePair } from "../../../shared/probe/probe.ts";

/** Tells a check from all others of one target. */
export function probeKey(method: ProbeMethod, { netns, address }: ProbePair): string {
  return [method.kind === "icmp" ? "icmp" : `tcp ${method.port}`, address, netns].join(" ");
}
