import { isAboutNetwork } from "../../../shared/run/operation.ts";
import type { RunStart } from "../../../shared/run/run-record.ts";

/** Why a fault is not injected into a run; `null` if it is, or there is none. */
export function faultProblem({ fault, targetId, operation, runtimeConf }: RunStart): string | null {
  if (fault === undefined) return null;
  // Whatever goes wrong stays in a lab; nobody's machine is to be harmed.
  if (targetId !== "lab") return "Faults are injected in the lab alone.";
  const hasNamespace = !isAboutNetwork(operation) && runtimeConf.netns !== "";
  if (fault.fault.kind === "namespace" && !hasNamespace) return "The run has no namespace to remove.";
  return null;
}
