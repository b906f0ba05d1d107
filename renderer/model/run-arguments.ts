import { draftsOf } from "../../shared/cni/capabilities/capability-draft.ts";
import type { RuntimeConf } from "../../shared/cni/runtime-conf.ts";

/** What a run was given beside its names. */
export interface RunArguments {
  /** Keys of CNI_ARGS. */
  readonly args: readonly string[];
  /** Names of the capabilities' arguments. */
  readonly capabilities: readonly string[];
}

/** Names of all arguments; no capabilities where CAP_ARGS is no JSON object. */
export function argumentsIn({ args, capabilityArgs }: RuntimeConf): RunArguments {
  return { args: args.map(([key]) => key), capabilities: Object.keys(draftsOf(capabilityArgs)) };
}
