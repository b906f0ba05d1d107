import type { NetworkOutline } from "../../shared/cni/network-file.ts";
import { isAboutNetwork, type Operation } from "../../shared/run/operation.ts";
import type { FaultPlan, FaultSignal, PluginFault } from "../../shared/run/plugin-fault.ts";

/** What can be chosen to go wrong: the kinds of fault, with each place of garbage apart. */
export const faultChoices = [
  { value: "error", label: "Fails with an error of CNI" },
  { value: "garbageInstead", label: "Prints garbage instead of an answer" },
  { value: "garbageBefore", label: "Prints garbage before its answer" },
  { value: "hang", label: "Hangs" },
  { value: "signal", label: "Dies by a signal" },
  { value: "exit", label: "Ends without a word" },
  { value: "namespace", label: "Finds its namespace removed" },
] as const;
type FaultChoice = (typeof faultChoices)[number]["value"];

/** A fault as it is being typed; fields that the choice does not need keep what was typed. */
export interface FaultDraft {
  /** The next run gets it. */
  readonly armed: boolean;
  /** Place in the configuration list, from 0. */
  readonly pluginIndex: number;
  readonly choice: FaultChoice;
  readonly code: string;
  readonly msg: string;
  readonly details: string;
  readonly garbage: string;
  readonly signal: FaultSignal;
  readonly exitCode: string;
}

export const noFault: FaultDraft = {
  armed: false,
  pluginIndex: 0,
  choice: "error",
  code: "100",
  msg: "injected failure",
  details: "",
  garbage: 'level=info msg="starting"\n',
  signal: "SIGKILL",
  exitCode: "1",
};

/** What is wrong with a draft's fields; `null` where nothing is. */
export interface FaultProblems {
  readonly code: string | null;
  readonly exitCode: string | null;
}

export function faultProblems({ choice, code, exitCode }: FaultDraft): FaultProblems {
  const isCode = choice !== "error" || isWholeNumber(code, 0, 0xffff_ffff);
  const isExit = choice !== "exit" || isWholeNumber(exitCode, 1, 255);
  return {
    code: isCode ? null : "A whole number from 0 to 4294967295.",
    exitCode: isExit ? null : "A whole number from 1 to 255; with 0 a plugin has succeeded.",
  };
}

/** Why an operation cannot run with the draft's fault, or `null`. */
export function faultBlocks(draft: FaultDraft, operation: Operation): string | null {
  if (!draft.armed) return null;
  const { code, exitCode } = faultProblems(draft);
  if (code !== null) return `Fault, code: ${code}`;
  if (exitCode !== null) return `Fault, exit status: ${exitCode}`;
  if (draft.choice !== "namespace" || !isAboutNetwork(operation)) return null;
  return `The fault removes a namespace, and ${operation} has none.`;
}

/** The fault that the next run gets; `null` for none. Only for a draft that has no problem. */
export function composeFault(draft: FaultDraft): FaultPlan | null {
  return draft.armed ? { pluginIndex: draft.pluginIndex, fault: faultOf(draft) } : null;
}

/** An earlier run's fault as a draft that is not armed: nobody gets it again unless somebody says so. */
export function draftOfFault(plan: FaultPlan | undefined): FaultDraft {
  if (plan === undefined) return noFault;
  return { ...noFault, pluginIndex: plan.pluginIndex, ...draftFields(plan.fault) };
}

function draftFields(fault: PluginFault): Partial<FaultDraft> {
  switch (fault.kind) {
    case "error":
      return { choice: "error", code: String(fault.code), msg: fault.msg, details: fault.details };
    case "garbage":
      return { choice: fault.place === "before" ? "garbageBefore" : "garbageInstead", garbage: fault.text };
    case "signal":
      return { choice: "signal", signal: fault.signal };
    case "exit":
      return { choice: "exit", exitCode: String(fault.exitCode) };
    case "hang":
    case "namespace":
      return { choice: fault.kind };
  }
}

function faultOf(draft: FaultDraft): PluginFault {
  switch (draft.choice) {
    case "error":
      return { kind: "error", code: Number(draft.code), msg: draft.msg, details: draft.details };
    case "garbageInstead":
      return { kind: "garbage", place: "instead", text: draft.garbage };
    case "garbageBefore":
      return { kind: "garbage", place: "before", text: draft.garbage };
    case "signal":
      return { kind: "signal", signal: draft.signal };
    case "exit":
      return { kind: "exit", exitCode: Number(draft.exitCode) };
    case "hang":
    case "namespace":
      return { kind: draft.choice };
  }
}

/** A chain's plugins by name; those of which there are several by their places as well. */
export function faultyPlugins({ plugins }: NetworkOutline): readonly string[] {
  const types = plugins.map(({ type }) => type);
  return types.map((type, at) =>
    types.filter((other) => other === type).length === 1 ? type : `${type} (${at + 1} of ${types.length})`,
  );
}

function isWholeNumber(text: string, from: number, to: number): boolean {
  return /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to;
}
