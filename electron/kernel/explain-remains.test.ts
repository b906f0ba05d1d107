import { expect, test } from "vitest";
import type { KernelRemainder } from "../../shared/run/kernel-change.ts";
import { explainRemains } from "./explain-remains.ts";

const sysctl: KernelRemainder = {
  side: "netns",
  kind: "sysctl",
  key: "net.core.somaxconn",
  text: "net.core.somaxconn = 512",
  command: "ip netns exec demo1 sysctl net.core.somaxconn",
  shared: null,
};
const others: readonly KernelRemainder[] = [
  { ...sysctl, side: "target" },
  { ...sysctl, kind: "link" },
  { ...sysctl, shared: "Known already." },
];

test("a sysctl of the namespace is normal to remain where tuning is in the chain", () => {
  const [first, ...rest] = explainRemains([sysctl, ...others], ["bridge", "tuning"]);
  expect(first).toEqual({ ...sysctl, shared: expect.stringMatching(/tuning.* never sysctls/) });
  expect(rest).toEqual(others);
});

test("without tuning, nothing is known to leave a sysctl", () => {
  expect(explainRemains([sysctl, ...others], ["bridge"])).toEqual([sysctl, ...others]);
});

test("a sysctl of an interface that is left goes when that goes", () => {
  const link: KernelRemainder = { ...sysctl, kind: "link", key: "eth0.5" };
  const own: KernelRemainder = { ...sysctl, key: "net.ipv4.conf.eth0/5.arp_notify" };
  expect(explainRemains([link, own], ["tuning"])).toEqual([link, own]);
  expect(explainRemains([own], ["tuning"])[0]?.shared).not.toBeNull();
});
