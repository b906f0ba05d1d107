import type { RunError } from "../../../shared/run/run-error.ts";
import { mapLimited } from "../../platform/map-limited.ts";
import type { CachedAttachment, ResultCache } from "../cache/result-cache.ts";
import { injectConf } from "../conf/inject-conf.ts";
import type { NetworkConfigList } from "../conf/network-config-list.ts";
import { GoStruct, type Writable } from "../go/json-writer.ts";
import { LibcniError } from "../libcni-error.ts";
import { noAttachment } from "./attachment.ts";
import type { ChainOutcome } from "./chain-outcome.ts";
import type { ChainRun } from "./chain-run.ts";
import { delNetworkList } from "./del.ts";
import { speaks110 } from "./speaks-110.ts";
import { networkValues } from "./step-config.ts";

/** An attachment that is still in use (types.GCAttachment). */
export interface ValidAttachment {
  readonly containerId: string;
  readonly ifName: string;
}

/**
 * From so many stale attachments on, several are deleted at a time. libcni deletes one after the other, which is also
 * best for somebody who watches a few; plugins have to bear both, since runtimes end many containers at a time.
 */
const manyAttachments = 50;
const deletionsAtOnce = 4;

/**
 * Deletes the attachments of a network that the cache knows and that are not in use any more, and then has each
 * plugin clean up (GCNetworkList). Goes on after failures and reports all of them.
 * @param valid what is in use; `null` for nothing, and then plugins are not told of it
 */
export async function gcNetworkList(
  run: ChainRun,
  cache: ResultCache,
  list: NetworkConfigList,
  valid: readonly ValidAttachment[] | null,
): Promise<ChainOutcome> {
  if (list.disableGC) return skipped("The network says disableGC, so libcni runs no plugin for GC.");
  const cached = await attachmentsOrNull(cache);
  if (cached === null) return skipped("The result cache cannot be read, and then libcni does nothing.");
  const errors: RunError[] = [];
  const stale = cached.filter(
    (attachment) => attachment.networkName === list.name && !isValid(attachment, valid),
  );
  for (const { attachment, outcome } of await deleteAll(run, cache, list, stale)) {
    if (outcome.outcome === "cancelled") return outcome;
    if (outcome.outcome === "failed") errors.push(staleError(attachment, outcome.error));
  }
  if (speaks110(list.cniVersion)) {
    const failures = await cleanUp(run, list, valid);
    if (failures === null) return { outcome: "cancelled" };
    errors.push(...failures);
  }
  if (run.steps === 0 && errors.length === 0) {
    return skipped(
      "Nothing is stale, and GC of plugins came with version 1.1.0; the network's version is older.",
    );
  }
  return errors.length === 0
    ? { outcome: "succeeded", result: null }
    : { outcome: "failed", error: join(errors) };
}

/** How each deletion ended, in the order of the attachments. Nothing is begun any more once one was cancelled. */
async function deleteAll(
  run: ChainRun,
  cache: ResultCache,
  list: NetworkConfigList,
  stale: readonly CachedAttachment[],
) {
  let cancelled = false;
  const atOnce = run.isGated || stale.length < manyAttachments ? 1 : deletionsAtOnce;
  return mapLimited(stale, atOnce, async (attachment) => {
    if (cancelled) return { attachment, outcome: { outcome: "cancelled" } as const };
    const outcome = await delNetworkList(run, cache, list, attachment);
    cancelled ||= outcome.outcome === "cancelled";
    return { attachment, outcome };
  });
}

function skipped(reason: string): ChainOutcome {
  return { outcome: "skipped", reason };
}

async function attachmentsOrNull(cache: ResultCache): Promise<readonly CachedAttachment[] | null> {
  try {
    return await cache.attachments();
  } catch (error) {
    if (error instanceof LibcniError) return null;
    throw error;
  }
}

function isValid(attachment: CachedAttachment, valid: readonly ValidAttachment[] | null): boolean {
  const { containerId, ifName } = attachment;
  return valid?.some((other) => other.containerId === containerId && other.ifName === ifName) ?? false;
}

function staleError({ containerId, ifName }: CachedAttachment, error: RunError): RunError {
  return {
    ...error,
    message: `failed to delete stale attachment ${containerId} ${ifName}: ${error.message}`,
  };
}

/** Runs GC through a list; `null` if it was cancelled. */
async function cleanUp(
  run: ChainRun,
  list: NetworkConfigList,
  valid: readonly ValidAttachment[] | null,
): Promise<readonly RunError[] | null> {
  const errors: RunError[] = [];
  const values = gcValues(list, valid);
  for (const [pluginIndex, plugin] of list.plugins.entries()) {
    const outcome = await run.step({
      plugin,
      pluginIndex,
      args: { command: "GC", ...noAttachment },
      stdin: () => injectConf(plugin, values).bytes,
      answer: () => null,
    });
    if (outcome.state === "cancelled") return null;
    if (outcome.state === "failed") {
      const { type } = plugin.network;
      errors.push(outcome.error.toRunError(type, `failed to GC plugin ${type}: `));
    }
  }
  return errors;
}

/** Both the specification's key and the one that libcni used before. */
function gcValues(
  list: NetworkConfigList,
  valid: readonly ValidAttachment[] | null,
): ReadonlyMap<string, Writable> {
  const values = networkValues(list);
  if (valid === null) return values;
  const attachments = valid.map(
    ({ containerId, ifName }) =>
      new GoStruct([
        ["containerID", containerId],
        ["ifname", ifName],
      ]),
  );
  return values.set("cni.dev/valid-attachments", attachments).set("cni.dev/attachments", attachments);
}

function join(errors: readonly RunError[]): RunError {
  const [first, ...more] = errors;
  if (first !== undefined && more.length === 0) return first;
  const message = errors.map((error) => error.message).join("\n");
  return { code: first?.code ?? "PLUGIN_FAILED", message, cni: null, pluginType: null };
}
