import type { ChainOutcome } from "../electron/libcni/chain/chain-outcome.ts";
import { deriveContainerId } from "../electron/libcni/derive-container-id.ts";
import type { RuntimeConf } from "../shared/cni/runtime-conf.ts";

/** The namespace of the benchmarks, inside a lab. */
export const benchNetns = "/run/netns/bench";

/** What cnitool would make of a namespace. */
export function runtimeConfOf(netns: string): RuntimeConf {
  return { containerId: deriveContainerId(netns), netns, ifName: "eth0", args: [], capabilityArgs: "" };
}

/** @throws Error for whatever else came of it: a benchmark of failures says nothing. */
export function demandSuccess(ended: ChainOutcome): void {
  if (ended.outcome !== "succeeded") throw new Error(`the run ended as ${JSON.stringify(ended)}`);
}
