import type { JsonNode } from "../../json/json-tree.ts";
import type { Receiver } from "./delivery.ts";

/** Something about an argument that is being typed. */
export interface DraftProblem {
  /** Names the input; `CapabilityForm` says which there are. */
  readonly at: string;
  readonly message: string;
  /** `error`: the plugin would refuse it. `warning`: it works, but perhaps not as meant. */
  readonly severity: "error" | "warning";
}

/** How the argument of one capability is typed (CNI's CONVENTIONS.md, "Well-known Capabilities"). */
export interface CapabilityForm<Draft> {
  /** Nothing typed. */
  readonly empty: Draft;
  /** What the inputs hold for a value; `null` for one that does not fit into them. */
  parse(value: JsonNode): Draft | null;
  /** The value; `null` while nothing is typed. What is no good yet is printed as a string. */
  print(draft: Draft): JsonNode | null;
  /** By the rules of the reference plugins that use it. */
  problems(draft: Draft, receivers: readonly Receiver[]): readonly DraftProblem[];
}

export function error(at: string, message: string): DraftProblem {
  return { at, message, severity: "error" };
}

export function warning(at: string, message: string): DraftProblem {
  return { at, message, severity: "warning" };
}
