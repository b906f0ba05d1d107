/** Signals by which a plugin can be made to die: out of memory, a crash, an abort, an orderly end. */
export const faultSignals = ["SIGKILL", "SIGSEGV", "SIGABRT", "SIGTERM"] as const;
export type FaultSignal = (typeof faultSignals)[number];

/** What is made to go wrong with one plugin. */
export type PluginFault =
  /** An error of CNI in place of the plugin. */
  | { readonly kind: "error"; readonly code: number; readonly msg: string; readonly details: string }
  /** Text that is no JSON, in front of what the plugin prints or in place of the plugin. */
  | { readonly kind: "garbage"; readonly place: "before" | "instead"; readonly text: string }
  /** In place of the plugin, until somebody ends it. */
  | { readonly kind: "hang" }
  /** In place of the plugin. */
  | { readonly kind: "signal"; readonly signal: FaultSignal }
  /** From 1 to 255, with no output, in place of the plugin. */
  | { readonly kind: "exit"; readonly exitCode: number }
  /** The network namespace is removed, and then the plugin runs. */
  | { readonly kind: "namespace" };

/** A fault for one plugin of a run. */
export interface FaultPlan {
  /** Place in the configuration list, from 0. */
  readonly pluginIndex: number;
  readonly fault: PluginFault;
}

/** What goes wrong, in a few words. */
export function faultLabel(fault: PluginFault): string {
  switch (fault.kind) {
    case "error":
      return `CNI error ${fault.code}`;
    case "garbage":
      return fault.place === "before" ? "garbage before its answer" : "garbage instead of an answer";
    case "hang":
      return "hangs";
    case "signal":
      return `dies by ${fault.signal}`;
    case "exit":
      return `exit status ${fault.exitCode} without output`;
    case "namespace":
      return "namespace removed first";
  }
}
