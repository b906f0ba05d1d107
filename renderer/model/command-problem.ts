import { type CapabilityDrafts, draftJson } from "../../shared/cni/capabilities/capability-draft.ts";
import { isJson } from "../../shared/json/json-tree.ts";
import { isAboutNetwork, type Operation } from "../../shared/run/operation.ts";

/** Why the form has no command now; `null` if it has one. Half a JSON value would make a command that cnitool refuses. */
export function commandProblem(operation: Operation, drafts: CapabilityDrafts): string | null {
  if (isAboutNetwork(operation)) return null;
  const broken = Object.entries(drafts).find(([, draft]) => {
    const json = draftJson(draft);
    return json !== null && !isJson(json);
  });
  return broken === undefined
    ? null
    : `No command: the argument of ${broken[0]} is not JSON. Correct it above.`;
}
