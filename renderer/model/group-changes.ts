import {
  type KernelKind,
  type KernelSide,
  kernelKinds,
  kernelSides,
} from "../../shared/run/kernel-snapshot.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import { baseName } from "./base-name.ts";
import { targetNames } from "./target-names.ts";

/** Things of one kind on one side. */
export interface KindGroup<Thing> {
  readonly kind: KernelKind;
  readonly things: readonly Thing[];
}

/** Everything on one side. */
export interface SideGroup<Thing> {
  readonly side: KernelSide;
  readonly kinds: readonly KindGroup<Thing>[];
}

/** Groups things by side and kind, without empty groups; the order within a kind stays. */
export function groupByPlace<Thing extends { readonly side: KernelSide; readonly kind: KernelKind }>(
  things: readonly Thing[],
): readonly SideGroup<Thing>[] {
  return kernelSides.flatMap((side) => {
    const kinds = kernelKinds.flatMap((kind) => {
      const some = things.filter((thing) => thing.side === side && thing.kind === kind);
      return some.length === 0 ? [] : [{ kind, things: some }];
    });
    return kinds.length === 0 ? [] : [{ side, kinds }];
  });
}

/** What kinds are called as headings. */
export const kindNames: Readonly<Record<KernelKind, string>> = {
  link: "Links",
  address: "Addresses",
  route: "Routes",
  rule: "Rules",
  neighbour: "Neighbours",
  sysctl: "Sysctls",
  qdisc: "Qdiscs",
  iptables: "iptables",
  nft: "nft",
  allocation: "IPAM allocations",
  cache: "Result cache",
};

/** What a side is called: the target, or the namespace by its name. */
export function sideName(side: KernelSide, targetId: TargetId, netns: string): string {
  return side === "target" ? targetNames[targetId] : baseName(netns);
}
