import type { KernelChanges } from "../../shared/run/kernel-change.ts";
import { listed } from "./listed.ts";

const namedAtMost = 5;

/** That other runs went on at the same time; `null` if none did, or nobody looked. */
export function ranMeanwhile(changes: KernelChanges | null): string | null {
  const runs = changes?.meanwhile ?? [];
  const [first, ...others] = runs;
  if (first === undefined) return null;
  if (others.length === 0) {
    return `Another run, ${first}, ran meanwhile in this target. What it changed may be among these.`;
  }
  const named = runs.slice(0, namedAtMost).map(String);
  const more = runs.length - named.length;
  const names = listed(more > 0 ? [...named, `${more} more`] : named);
  return `Other runs, ${names}, ran meanwhile in this target. What they changed may be among these.`;
}
