/** Which side of an attachment: the target itself (its root namespaces), or the container's network namespace. */
export const kernelSides = ["target", "netns"] as const;
export type KernelSide = (typeof kernelSides)[number];

/** What a snapshot looks at, in the order in which changes are shown. */
export const kernelKinds = [
  "link",
  "address",
  "route",
  "rule",
  "neighbour",
  "sysctl",
  "qdisc",
  "iptables",
  "nft",
  "allocation",
  "cache",
] as const;
export type KernelKind = (typeof kernelKinds)[number];

/**
 * Where an item was read from. What could not be read at one moment cannot be compared with another. `history` is
 * where what an attachment's ADD did is known from.
 */
export const kernelSources = [
  "ip",
  "rules6",
  "tc",
  "sysctl",
  "iptables",
  "ip6tables",
  "nft",
  "files",
  "history",
] as const;
export type KernelSource = (typeof kernelSources)[number];

/** One thing that exists on one side at one moment. */
export interface KernelItem {
  readonly side: KernelSide;
  readonly source: KernelSource;
  readonly kind: KernelKind;
  /** Tells it from all others of its side and kind, and stays the same as long as it is the same thing. */
  readonly key: string;
  /** It in one line, without what changes by itself: counters, timers, indexes. */
  readonly text: string;
  /** Shows it, when it is entered in the target. */
  readonly command: string;
  /** Why it is normal that it outlives the attachment that brought it; `null` if it belongs to the attachment. */
  readonly shared: string | null;
}

/** A source that could not be read, and why. */
export interface UnreadSource {
  readonly side: KernelSide;
  readonly source: KernelSource;
  readonly reason: string;
}

/** What exists at one moment. */
export interface KernelSnapshot {
  readonly items: readonly KernelItem[];
  readonly unread: readonly UnreadSource[];
}

/** Names an item in the whole snapshot. */
export function itemId({ side, kind, key }: Pick<KernelItem, "side" | "kind" | "key">): string {
  return `${side} ${kind} ${key}`;
}
