import type { CachedAttachment } from "../../shared/cni/cached-attachment.ts";
import type { RunSummary } from "../../shared/run/run-record.ts";
import type { NamespaceInterface, NetworkNamespace } from "../../shared/target/network-namespace.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import { baseName } from "./base-name.ts";

/** What an attachment is told by: one interface of one container. */
export interface AttachmentKey {
  readonly targetId: TargetId;
  readonly containerId: string;
  readonly ifName: string;
}

export function isOfAttachment(key: AttachmentKey, run: AttachmentKey): boolean {
  return run.targetId === key.targetId && run.containerId === key.containerId && run.ifName === key.ifName;
}

/** Runs in the order in which they were started, each once; of two states of a run the later one counts. */
export function mergeRuns(runs: readonly RunSummary[], more: readonly RunSummary[]): readonly RunSummary[] {
  const byId = new Map([...runs, ...more].map((run) => [run.id, run]));
  return [...byId.values()].sort((a, b) => a.startedAt - b.startedAt || a.id - b.id);
}

/** The interface in its namespace, as the kernel has it now. */
export type InKernel =
  | { readonly state: "there"; readonly netns: string; readonly interface: NamespaceInterface }
  | { readonly state: "missing"; readonly netns: string }
  /** The namespace is no named one of the target any more. */
  | { readonly state: "noNamespace"; readonly netns: string }
  /** No run and no cache entry names a namespace. */
  | { readonly state: "unnamed" };

/** Looks for the interface in the namespace that the cache names, else in that of the newest run that names one. */
export function findInKernel(
  { ifName }: Pick<AttachmentKey, "ifName">,
  runs: readonly RunSummary[],
  cached: readonly CachedAttachment[],
  namespaces: readonly NetworkNamespace[],
): InKernel {
  const named = [...runs.map(({ netns }) => netns), ...cached.map(({ netns }) => netns)];
  const path = named.findLast((netns) => netns !== "");
  if (path === undefined) return { state: "unnamed" };
  const namespace = namespaces.find((each) => each.path === path);
  if (namespace === undefined) return { state: "noNamespace", netns: baseName(path) };
  const found = namespace.interfaces.find(({ name }) => name === ifName);
  return found === undefined
    ? { state: "missing", netns: namespace.name }
    : { state: "there", netns: namespace.name, interface: found };
}

/** How the cache and the kernel stand to each other, in a sentence. */
export function verdictOf(
  isCached: boolean,
  kernel: InKernel,
): { readonly ok: boolean; readonly text: string } {
  const isThere = kernel.state === "there";
  if (isCached && isThere) return { ok: true, text: "Attached." };
  if (!(isCached || isThere)) return { ok: true, text: "Not attached: nothing of it is left." };
  return isCached
    ? { ok: false, text: "The cache has it, but its interface is gone. A DEL cleans that up." }
    : { ok: false, text: "The interface is there, but the cache does not know it: no GC will remove it." };
}
