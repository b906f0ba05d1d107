import type { DelegatedCall } from "../../shared/run/delegated-call.ts";
import type { EnvVariable } from "../../shared/run/run-step.ts";

/** The environment of a call that a plugin made itself, told apart as that of a plugin is. */
export function delegateEnv({ env }: Pick<DelegatedCall, "env">): readonly EnvVariable[] {
  return env.map((text) => {
    const end = text.indexOf("=");
    const name = end < 0 ? text : text.slice(0, end);
    const value = end < 0 ? "" : text.slice(end + 1);
    return { name, value, origin: name.startsWith("CNI_") ? "cni" : "inherited" };
  });
}
