import type { KernelRemainder } from "../../shared/run/kernel-change.ts";
import { sharedReasons } from "./shared-reasons.ts";

/**
 * What is left, with a reason for what plugins of the chain are known to leave: tuning puts back on DEL what it
 * changed of the interface, and never a sysctl. Those of an interface that is left itself go when it goes.
 */
export function explainRemains(
  remains: readonly KernelRemainder[],
  pluginTypes: readonly string[],
): readonly KernelRemainder[] {
  if (!pluginTypes.includes("tuning")) return remains;
  const links = remains.filter(({ kind, side, shared }) => kind === "link" && side === "netns" && !shared);
  return remains.map((thing) =>
    isTuned(thing) && !links.some((link) => isSettingOf(link, thing))
      ? { ...thing, shared: sharedReasons.tuned }
      : thing,
  );
}

function isTuned({ side, kind, shared }: KernelRemainder): boolean {
  return side === "netns" && kind === "sysctl" && shared === null;
}

/** sysctl(8) writes slashes for the dots of an interface's name. */
function isSettingOf(link: KernelRemainder, sysctl: KernelRemainder): boolean {
  const name = link.key.replaceAll(".", "/");
  return sysctl.key.includes(`.conf.${name}.`) || sysctl.key.includes(`.neigh.${name}.`);
}
