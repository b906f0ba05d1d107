import type { TargetId } from "../../../shared/target/target-status.ts";
import type { Target } from "../target.ts";
import { launchDirect } from "./direct.ts";
import { launchLab } from "./lab.ts";
import type { LaunchOptions } from "./launch-options.ts";
import { probeLab } from "./probe-lab.ts";

/** Whether this machine offers a target, and how to start it. */
export type TargetOffer = { readonly id: TargetId } & (
  | { readonly available: true; launch(): Promise<Target> }
  | { readonly available: false; readonly reason: string; readonly advice: string }
);

/** All targets, with the reason for each that this machine does not offer now. */
export async function offerTargets(options: LaunchOptions): Promise<readonly TargetOffer[]> {
  return [await offerLab(options), offerHost(options, process.getuid?.() ?? -1)];
}

/** The lab, tried out. */
export async function offerLab(options: LaunchOptions): Promise<TargetOffer> {
  const probe = await probeLab();
  return probe.possible
    ? { id: "lab", available: true, launch: () => launchLab(options, probe) }
    : { id: "lab", available: false, reason: probe.reason, advice: probe.advice };
}

/** This host, for a program that was started as the given user. */
export function offerHost(options: LaunchOptions, uid: number): TargetOffer {
  if (uid === 0) return { id: "host", available: true, launch: () => launchDirect(options) };
  return {
    id: "host",
    available: false,
    reason: "This host's own network needs administrator rights, and the program was started without them.",
    advice: "To work on this host, start it with: sudo -E npm start",
  };
}
