import type { ChangeAction, KernelChange } from "./kernel-change.ts";
import {
  itemId,
  type KernelItem,
  type KernelSnapshot,
  kernelKinds,
  kernelSides,
  type UnreadSource,
} from "./kernel-snapshot.ts";

/** What differs between two moments, and what is not known because one of them lacks it. */
export interface SnapshotDifference {
  readonly changes: readonly KernelChange[];
  readonly unread: readonly UnreadSource[];
}

/**
 * Compares two snapshots. Sources that either of them could not read are left out, since everything of theirs
 * would look new or gone. The order of the items makes no difference; changes are sorted by side, kind and key.
 */
export function diffSnapshots(before: KernelSnapshot, after: KernelSnapshot): SnapshotDifference {
  const unread = unreadOf(before, after);
  const unknown = new Set(unread.map(sourceOf));
  const known = ({ items }: KernelSnapshot) =>
    new Map(items.filter((item) => !unknown.has(sourceOf(item))).map((item) => [itemId(item), item]));
  const old = known(before);
  const now = known(after);
  const changes = [
    ...[...now].flatMap(([id, item]) => changeOf(old.get(id), item)),
    ...[...old].flatMap(([id, item]) => (now.has(id) ? [] : changeOf(item, undefined))),
  ];
  return { changes: withoutConsequences(changes).sort(byPlace), unread };
}

const sourceOf = ({ side, source }: Pick<KernelItem, "side" | "source">) => `${side} ${source}`;

function unreadOf(before: KernelSnapshot, after: KernelSnapshot): readonly UnreadSource[] {
  const all = [...before.unread, ...after.unread];
  return [...new Map(all.map((one) => [sourceOf(one), one])).values()];
}

function changeOf(before: KernelItem | undefined, after: KernelItem | undefined): readonly KernelChange[] {
  const item = after ?? before;
  if (item === undefined || before?.text === after?.text) return [];
  const { side, kind, key, command, shared } = item;
  const change = {
    side,
    kind,
    key,
    before: before?.text ?? null,
    after: after?.text ?? null,
    command,
    shared,
  };
  return [{ action: actionOf(before, after), ...change }];
}

function actionOf(before: KernelItem | undefined, after: KernelItem | undefined): ChangeAction {
  if (before === undefined) return "added";
  return after === undefined ? "removed" : "changed";
}

/**
 * Leaves out settings that the kernel changes along with one that is in the list, and those that came or went with
 * a kernel module: nobody set them.
 */
function withoutConsequences(changes: readonly KernelChange[]): KernelChange[] {
  const forwarded = new Set(
    changes
      .filter(({ kind, key }) => kind === "sysctl" && key === "net.ipv4.ip_forward")
      .map(({ side }) => side),
  );
  return changes.filter(({ kind, key, side, action }) => {
    if (kind !== "sysctl") return true;
    if (action !== "changed" && !ofInterface.test(key)) return false;
    return !(forwarded.has(side) && setByForwarding.test(key));
  });
}

/** Settings of one interface come and go with it. */
const ofInterface = /^net\.\w+\.(?:conf|neigh)\./;
/** What net.ipv4.ip_forward sets as well (ip-sysctl.rst of the kernel's documentation). */
const setByForwarding = /^net\.ipv4\.conf\.(?:.+\.forwarding|all\.accept_redirects)$/;

function byPlace(one: KernelChange, other: KernelChange): number {
  return (
    kernelSides.indexOf(one.side) - kernelSides.indexOf(other.side) ||
    kernelKinds.indexOf(one.kind) - kernelKinds.indexOf(other.kind) ||
    compareText(one.key, other.key)
  );
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
