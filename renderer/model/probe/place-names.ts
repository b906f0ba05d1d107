import type { ProbeColumn } from "../../../shared/probe/probe-plan.ts";

/** What an address is, in a few words, such as `demo1 eth0` or `gateway, Lab cni0`. */
export function columnNote({ owners, gatewayOf }: ProbeColumn, nameOf: (netns: string) => string): string {
  const names = owners.map(({ netns, ifName }) => `${nameOf(netns)} ${ifName}`);
  const parts = [...(gatewayOf.length > 0 ? ["gateway"] : []), ...names];
  return parts.length === 0 ? "nobody that is known" : parts.join(", ");
}
