import { parseIpAddress } from "./ip-address.ts";
import type { ProbePair, ProbePlace } from "./probe.ts";

/** An address that can be tried, and what it is. */
export interface ProbeColumn {
  readonly address: string;
  /** Who has it; nobody that is known where a route only names it. */
  readonly owners: readonly { readonly netns: string; readonly ifName: string }[];
  /** The places whose routes lead over it. */
  readonly gatewayOf: readonly string[];
}

/** Who can try what. */
export interface ProbePlan {
  readonly sources: readonly ProbePlace[];
  readonly columns: readonly ProbeColumn[];
}

/**
 * The matrix of a target: its places, and every address of the family that one of them has or sends packets over,
 * each once, however many have it. Addresses that a person typed come last.
 */
export function planProbes(
  places: readonly ProbePlace[],
  family: 4 | 6,
  typed: readonly string[] = [],
): ProbePlan {
  const columns = new Map<string, ProbeColumn>();
  const change = (address: string, how: (column: ProbeColumn) => ProbeColumn) => {
    if (parseIpAddress(address)?.family !== family) return;
    columns.set(address, how(columns.get(address) ?? { address, owners: [], gatewayOf: [] }));
  };
  for (const { netns, addresses } of places) {
    for (const { ifName, address } of addresses) {
      const bare = address.split("/")[0] ?? "";
      change(bare, (column) => ({ ...column, owners: [...column.owners, { netns, ifName }] }));
    }
  }
  for (const { netns, gateways } of places) {
    for (const gateway of new Set(gateways)) {
      change(gateway, (column) => ({ ...column, gatewayOf: [...column.gatewayOf, netns] }));
    }
  }
  for (const address of typed) change(address, (column) => column);
  return { sources: places, columns: [...columns.values()].sort(byRole) };
}

/** Gateways first, then what else the target's own side has, then the namespaces' addresses as they come. */
function byRole(one: ProbeColumn, other: ProbeColumn): number {
  return rank(one) - rank(other);
}

function rank({ owners, gatewayOf }: ProbeColumn): number {
  if (gatewayOf.length > 0) return 0;
  return owners.some(({ netns }) => netns === "") ? 1 : 2;
}

/** Whether a place would try an address of its own. */
export function isOwnAddress({ netns }: Pick<ProbePlace, "netns">, { owners }: ProbeColumn): boolean {
  return owners.some((owner) => owner.netns === netns);
}

/** What a row tries: all addresses but its own. */
export function pairsOfSource(plan: ProbePlan, source: ProbePlace): readonly ProbePair[] {
  return plan.columns.flatMap((column) =>
    isOwnAddress(source, column) ? [] : [{ netns: source.netns, address: column.address }],
  );
}

export function allPairs(plan: ProbePlan): readonly ProbePair[] {
  return plan.sources.flatMap((source) => pairsOfSource(plan, source));
}

/** Each namespace to its own gateways. */
export function gatewayPairs({ columns }: ProbePlan): readonly ProbePair[] {
  return columns.flatMap(({ address, gatewayOf }) => gatewayOf.map((netns) => ({ netns, address })));
}
