import {
  type CapabilityDrafts,
  composeCapabilityArgs,
  draftJson,
  draftOf,
  draftsOf,
} from "../../shared/cni/capabilities/capability-draft.ts";
import { type Delivery, deliveryOf } from "../../shared/cni/capabilities/delivery.ts";
import { ignoreUnknown } from "../../shared/cni/cni-args-rules.ts";
import type { NetworkDirectory, NetworkFile, NetworkOutline } from "../../shared/cni/network-file.ts";
import type { RuntimeConf } from "../../shared/cni/runtime-conf.ts";
import type { RunNetwork, RunRecord } from "../../shared/run/run-record.ts";
import { sameBytes } from "./exact-text.ts";
import { draftOfFault, type FaultDraft, noFault } from "./fault-draft.ts";
import { outlineConfig } from "./outline-config.ts";
import { nextRowId } from "./row-id.ts";

/** One CNI_ARGS pair as it is being typed. */
export interface ArgRow {
  /** Only tells rows apart on the screen. */
  readonly id: number;
  readonly key: string;
  readonly value: string;
}

/** A configuration that is run as it was in an earlier run, whatever its file holds today. */
export interface Replay {
  readonly runId: number;
  readonly network: RunNetwork;
}

/** Everything that can be typed in the run view. */
export interface RunForm {
  /** Absolute path of the chosen configuration file. */
  readonly networkFile: string | null;
  /** Path of the chosen namespace. */
  readonly netns: string | null;
  /** `null` for the ID that is derived from the namespace. */
  readonly ownContainerId: string | null;
  readonly ifName: string;
  readonly args: readonly ArgRow[];
  readonly capabilities: CapabilityDrafts;
  readonly replay: Replay | null;
  /** What the next run is to suffer, in the lab. */
  readonly fault: FaultDraft;
}

export const emptyForm: RunForm = {
  networkFile: null,
  netns: null,
  ownContainerId: null,
  ifName: "eth0",
  args: [],
  capabilities: {},
  replay: null,
  fault: noFault,
};

/** The network that the form would run now. */
export interface ChosenNetwork {
  readonly network: RunNetwork;
  /** `null` where the bytes cannot be outlined. */
  readonly outline: NetworkOutline | null;
}

/** The file that the form points at, broken or not; `null` if the directory does not have it. */
export function chosenFile(form: RunForm, directory: NetworkDirectory | null): NetworkFile | null {
  return directory?.files.find(({ file }) => file === form.networkFile) ?? null;
}

/** What would run: the replayed configuration, else the chosen file's network; `null` if there is none. */
export function chosenNetwork(form: RunForm, directory: NetworkDirectory | null): ChosenNetwork | null {
  if (form.replay !== null) {
    return { network: form.replay.network, outline: outlineConfig(form.replay.network) };
  }
  const file = chosenFile(form, directory);
  if (file?.network == null) return null;
  return {
    network: { name: file.network.name, file: file.file, bytes: file.bytes },
    outline: file.network,
  };
}

/** How the bytes of a replay stand to its file today. */
export type ReplayState = "unchanged" | "changed" | "gone";

export function replayState(replay: Replay, directory: NetworkDirectory): ReplayState {
  const file = directory.files.find((each) => each.file === replay.network.file);
  if (file === undefined) return "gone";
  return sameBytes(file.bytes, replay.network.bytes) ? "unchanged" : "changed";
}

/** The rows with the pair that makes plugins pass over keys that they do not know, or without it. */
export function withIgnoreUnknown(rows: readonly ArgRow[], wanted: boolean): readonly ArgRow[] {
  const others = rows.filter(({ key }) => key !== ignoreUnknown);
  return wanted ? [{ id: nextRowId(rows), key: ignoreUnknown, value: "1" }, ...others] : others;
}

/** CNI_ARGS rows in which something was typed, as pairs. */
function usedArgs(form: RunForm): RuntimeConf["args"] {
  return form.args
    .filter(({ key, value }) => key !== "" || value !== "")
    .map(({ key, value }) => [key, value] as const);
}

/** The RuntimeConf that the form describes. `derivedContainerId` is that of the form's namespace. */
export function composeRuntimeConf(form: RunForm, derivedContainerId: string): RuntimeConf {
  return {
    containerId: form.ownContainerId ?? derivedContainerId,
    netns: form.netns ?? "",
    ifName: form.ifName,
    args: usedArgs(form),
    capabilityArgs: composeCapabilityArgs(form.capabilities),
  };
}

/** The form of an earlier run. `derivedContainerId` is that of the run's namespace. */
export function formOfRun(record: RunRecord, derivedContainerId: string): RunForm {
  const { runtimeConf, network } = record;
  return {
    networkFile: network.file,
    netns: runtimeConf.netns === "" ? null : runtimeConf.netns,
    ownContainerId: runtimeConf.containerId === derivedContainerId ? null : runtimeConf.containerId,
    ifName: runtimeConf.ifName,
    args: runtimeConf.args.map(([key, value], id) => ({ id, key, value })),
    capabilities: draftsOf(runtimeConf.capabilityArgs),
    replay: { runId: record.id, network },
    fault: draftOfFault(record.fault),
  };
}

/** Capabilities that the form shows: those that the chain declares, then others that hold something. */
export function shownCapabilities(form: RunForm, outline: NetworkOutline | null): readonly Delivery[] {
  const declared = new Set((outline?.plugins ?? []).flatMap(({ capabilities }) => capabilities));
  const others = Object.keys(form.capabilities).filter(
    (capability) => !declared.has(capability) && draftJson(draftOf(form.capabilities, capability)) !== null,
  );
  return [...declared, ...others].map((capability) => deliveryOf(capability, outline));
}
