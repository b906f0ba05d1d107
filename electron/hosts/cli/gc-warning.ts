import type { CniConfig } from "../../libcni/cni-config.ts";
import type { NetworkConfigList } from "../../libcni/conf/network-config-list.ts";
import { say } from "./output.ts";
import { staleAttachments } from "./stale-attachments.ts";

/** Says what cnitool's gc does, which its name does not. */
export async function warnOfGc(cni: CniConfig, list: NetworkConfigList): Promise<void> {
  const stale = await staleAttachments(cni, list);
  if ("nothing" in stale) return;
  const count = stale.attachments.length === 1 ? "1 now" : `${stale.attachments.length} now`;
  say(
    `gc deletes every attachment of the network "${list.name}" that the result cache knows of, in use or not (${count}). With --dry-run it lists them.`,
  );
}
