import type { KernelItem } from "../../shared/run/kernel-snapshot.ts";

/** Numbers items that are alike in all respects, such as the same rule twice, so that each has a key of its own. */
export function withUniqueKeys<Item extends KernelItem>(items: readonly Item[]): readonly Item[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = `${item.side} ${item.kind} ${item.key}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? item : { ...item, key: `${item.key} #${count}` };
  });
}
