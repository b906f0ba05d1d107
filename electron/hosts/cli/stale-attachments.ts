import type { CachedAttachment } from "../../libcni/cache/result-cache.ts";
import type { CniConfig } from "../../libcni/cni-config.ts";
import type { NetworkConfigList } from "../../libcni/conf/network-config-list.ts";
import { LibcniError } from "../../libcni/libcni-error.ts";
import { errorWords } from "../../platform/error-words.ts";

/** What gc would delete, or why it would do nothing at all. */
export type StaleAttachments =
  | { readonly attachments: readonly CachedAttachment[] }
  | { readonly nothing: string };

/** The attachments that gc deletes when nobody says which ones are in use, as cnitool never does. */
export async function staleAttachments(
  cni: Pick<CniConfig, "getCachedAttachments">,
  list: NetworkConfigList,
): Promise<StaleAttachments> {
  if (list.disableGC) return { nothing: "The network says disableGC." };
  try {
    const all = await cni.getCachedAttachments();
    return { attachments: all.filter(({ networkName }) => networkName === list.name) };
  } catch (error) {
    if (!(error instanceof LibcniError)) throw error;
    return { nothing: `The result cache cannot be read: ${errorWords(error)}.` };
  }
}
