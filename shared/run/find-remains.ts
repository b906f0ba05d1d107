import type { KernelChange, KernelRemainder } from "./kernel-change.ts";
import { itemId, type KernelItem, type KernelSnapshot } from "./kernel-snapshot.ts";

/** Whose remains are looked for. The same container may be attached to other networks, which stay. */
export interface AttachmentId {
  readonly networkName: string;
  readonly containerId: string;
  readonly ifName: string;
}

/**
 * What is still there of an attachment: what its ADDs brought (`made`) and is as they left it, and, where an
 * attachment is given that should be gone, every allocation, cache entry and iptables rule that names it.
 */
export function findRemains(
  now: KernelSnapshot,
  made: readonly KernelChange[],
  attachment: AttachmentId | null,
): readonly KernelRemainder[] {
  const left = new Map(
    made.flatMap((change) => (change.after === null ? [] : [[itemId(change), change.after]])),
  );
  return now.items
    .filter(
      (item) =>
        left.get(itemId(item)) === item.text || (attachment !== null && namesAttachment(item, attachment)),
    )
    .map(({ side, kind, key, text, command, shared }) => ({ side, kind, key, text, command, shared }));
}

function namesAttachment(
  { kind, key, text }: KernelItem,
  { networkName, containerId, ifName }: AttachmentId,
): boolean {
  switch (kind) {
    case "cache":
      return key.endsWith(`/${networkName}-${containerId}-${ifName}`);
    case "allocation":
      return text.startsWith(`${networkName}: `) && text.endsWith(` for ${containerId} ${ifName}`);
    case "iptables":
      return text.includes(`name: \\"${networkName}\\" id: \\"${containerId}\\"`);
    default:
      return false;
  }
}
