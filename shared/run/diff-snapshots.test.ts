import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffSnapshots } from "./diff-snapshots.ts";
import {
  itemId,
  type KernelItem,
  type KernelSnapshot,
  kernelKinds,
  kernelSides,
  kernelSources,
} from "./kernel-snapshot.ts";

const item = (change: Partial<KernelItem> = {}): KernelItem => ({
  side: "target",
  source: "ip",
  kind: "link",
  key: "lab0",
  text: "lab0 up",
  command: "ip link",
  shared: null,
  ...change,
});
const setting = (key: string, value: number) =>
  item({ source: "sysctl", kind: "sysctl", key, text: `${key} = ${value}` });
const snapshot = (...items: readonly KernelItem[]): KernelSnapshot => ({ items, unread: [] });
/** Changes as `action side kind: before > after`. */
const lines = (before: KernelSnapshot, after: KernelSnapshot) =>
  diffSnapshots(before, after).changes.map(
    (change) => `${change.action} ${change.side} ${change.kind}: ${change.before} > ${change.after}`,
  );

describe("the difference of two snapshots", () => {
  test.each<readonly [string, KernelSnapshot, KernelSnapshot, readonly string[]]>([
    ["nothing and nothing", snapshot(), snapshot(), []],
    ["something new", snapshot(), snapshot(item()), ["added target link: null > lab0 up"]],
    ["something gone", snapshot(item()), snapshot(), ["removed target link: lab0 up > null"]],
    [
      "something that is another",
      snapshot(item()),
      snapshot(item({ text: "lab0" })),
      ["changed target link: lab0 up > lab0"],
    ],
    [
      "the same key on the other side and of another kind",
      snapshot(item()),
      snapshot(item({ side: "netns" }), item({ kind: "qdisc" }), item()),
      ["added target qdisc: null > lab0 up", "added netns link: null > lab0 up"],
    ],
    ["another command or reason alone", snapshot(item()), snapshot(item({ command: "x", shared: "y" })), []],
    [
      "forwarding, which brings that of every interface along",
      snapshot(
        setting("net.ipv4.ip_forward", 0),
        setting("net.ipv4.conf.all.forwarding", 0),
        setting("net.ipv4.conf.all.accept_redirects", 1),
      ),
      snapshot(
        setting("net.ipv4.ip_forward", 1),
        setting("net.ipv4.conf.all.forwarding", 1),
        setting("net.ipv4.conf.all.accept_redirects", 0),
      ),
      ["changed target sysctl: net.ipv4.ip_forward = 0 > net.ipv4.ip_forward = 1"],
    ],
    [
      "forwarding of one interface alone",
      snapshot(setting("net.ipv4.conf.eth0.forwarding", 0)),
      snapshot(setting("net.ipv4.conf.eth0.forwarding", 1)),
      ["changed target sysctl: net.ipv4.conf.eth0.forwarding = 0 > net.ipv4.conf.eth0.forwarding = 1"],
    ],
    [
      "settings that came with a kernel module, and those that somebody gave an interface",
      snapshot(),
      snapshot(setting("net.netfilter.nf_conntrack_max", 7), setting("net.ipv4.conf.eth0.arp_notify", 1)),
      ["added target sysctl: null > net.ipv4.conf.eth0.arp_notify = 1"],
    ],
  ])("%s", (_, before, after, expected) => expect(lines(before, after)).toEqual(expected));

  test("leaves out what one of the two could not read, and says so", () => {
    const reason = "The program `tc` is missing.";
    const unread = [{ side: "target", source: "tc", reason }] as const;
    const qdisc = item({ source: "tc", kind: "qdisc" });
    const blind: KernelSnapshot = { items: [item()], unread };
    const sees = snapshot(qdisc, item());
    expect(diffSnapshots(blind, sees)).toEqual({ changes: [], unread });
    expect(diffSnapshots(sees, blind)).toEqual({ changes: [], unread });
    expect(diffSnapshots(blind, blind).unread).toEqual(unread);
  });
});

const anyItem = fc.record({
  side: fc.constantFrom(...kernelSides),
  source: fc.constantFrom(...kernelSources),
  kind: fc.constantFrom(...kernelKinds),
  key: fc.constantFrom("a", "b", "net.ipv4.ip_forward", "net.ipv4.conf.a.forwarding"),
  text: fc.constantFrom("1", "2"),
  command: fc.constant("c"),
  shared: fc.constantFrom(null, "why"),
});
const anySnapshot: fc.Arbitrary<KernelSnapshot> = fc.record({
  items: fc.uniqueArray(anyItem, { selector: itemId, maxLength: 12 }),
  unread: fc.array(
    fc.record({
      side: fc.constantFrom(...kernelSides),
      source: fc.constantFrom(...kernelSources),
      reason: fc.constant("why"),
    }),
    { maxLength: 2 },
  ),
});
const reversed = ({ items, unread }: KernelSnapshot): KernelSnapshot => ({
  items: items.toReversed(),
  unread,
});

describe("whatever the snapshots are", () => {
  test("nothing differs from itself", () => {
    fc.assert(
      fc.property(anySnapshot, (one) => {
        expect(diffSnapshots(one, one).changes).toEqual([]);
      }),
    );
  });

  test("their order makes no difference", () => {
    fc.assert(
      fc.property(anySnapshot, anySnapshot, (before, after) => {
        expect(diffSnapshots(reversed(before), reversed(after))).toEqual(diffSnapshots(before, after));
      }),
    );
  });

  test("what one way adds, the other way removes", () => {
    const mirrored = { added: "removed", removed: "added", changed: "changed" } as const;
    fc.assert(
      fc.property(anySnapshot, anySnapshot, (before, after) => {
        const back = diffSnapshots(after, before).changes.map(({ action, side, kind, key }) => [
          mirrored[action],
          itemId({ side, kind, key }),
        ]);
        const there = diffSnapshots(before, after).changes.map((change) => [change.action, itemId(change)]);
        expect(back).toEqual(there);
      }),
    );
  });
});
