import type { Operation } from "../run/operation.ts";
import type { NetworkOutline } from "./network-file.ts";
import { isAtLeast, SpecVersionError } from "./spec-version.ts";

/** What libcni makes of an operation because of the network's configuration, whatever its plugins would do. */
export interface OperationGate {
  /** `fails`: an error before any plugin runs. `skipped`: success without any. `partial`: only a part runs. */
  readonly effect: "fails" | "skipped" | "partial";
  /** Why, in a sentence or two for people. */
  readonly sentence: string;
}

/** What of a network decides. */
export type GatedNetwork = Pick<NetworkOutline, "cniVersion" | "disableCheck" | "disableGC">;

/**
 * Whether libcni runs an operation on a network as one would expect; `null` if it does (CheckNetworkList,
 * DelNetworkList, GCNetworkList, GetStatusNetworkList).
 */
export function operationGate(operation: Operation, network: GatedNetwork): OperationGate | null {
  switch (operation) {
    case "CHECK":
      return checkGate(network);
    case "DEL":
      return versionProblem("DEL", network);
    case "GC":
      return gcGate(network);
    case "STATUS":
      return speaks(network, "1.1.0") === true
        ? null
        : {
            effect: "skipped",
            sentence: `STATUS came with CNI 1.1.0. ${versionOf(network)}, so libcni reports success and asks no plugin.`,
          };
    case "ADD":
    case "VERSION":
      return null;
  }
}

/** Whether a GC goes on to the plugins themselves, once the cached attachments are deleted. */
export function reachesPlugins(cniVersion: string): boolean {
  return operationGate("GC", { cniVersion, disableCheck: false, disableGC: false }) === null;
}

function checkGate(network: GatedNetwork): OperationGate | null {
  const problem = versionProblem("CHECK", network);
  if (problem !== null) return problem;
  if (speaks(network, "0.4.0") === false) {
    return {
      effect: "fails",
      sentence: `CHECK came with CNI 0.4.0. ${versionOf(network)}, so libcni refuses it.`,
    };
  }
  if (!network.disableCheck) return null;
  return {
    effect: "skipped",
    sentence: "The network sets disableCheck, so libcni reports success and runs no plugin.",
  };
}

function gcGate(network: GatedNetwork): OperationGate | null {
  if (network.disableGC) {
    return {
      effect: "skipped",
      sentence: "The network sets disableGC, so libcni reports success and removes nothing.",
    };
  }
  if (speaks(network, "1.1.0") === true) return null;
  return {
    effect: "partial",
    sentence: `GC of plugins came with CNI 1.1.0. ${versionOf(network)}, so libcni only runs DEL for each cached attachment.`,
  };
}

/** CHECK and DEL end where the version cannot be read; STATUS and GC take such a version for an old one. */
function versionProblem(operation: Operation, network: GatedNetwork): OperationGate | null {
  if (speaks(network, "0.4.0") !== null) return null;
  return {
    effect: "fails",
    sentence: `“${network.cniVersion}” is no version, so libcni refuses ${operation}.`,
  };
}

/** `null` for a version that is none. */
function speaks({ cniVersion }: GatedNetwork, version: string): boolean | null {
  try {
    return isAtLeast(cniVersion, version);
  } catch (error) {
    if (error instanceof SpecVersionError) return null;
    throw error;
  }
}

function versionOf({ cniVersion }: GatedNetwork): string {
  return cniVersion === ""
    ? "This network names no cniVersion, which counts as 0.1.0"
    : `This network's cniVersion is ${cniVersion}`;
}
