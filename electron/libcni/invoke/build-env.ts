import { formatCniArgs } from "../../../shared/cni/runtime-conf-rules.ts";
import type { Operation } from "../../../shared/run/operation.ts";
import type { EnvVariable } from "../../../shared/run/run-step.ts";

/** What a plugin is told by its environment (invoke.Args). */
export interface PluginArgs {
  readonly command: Operation;
  readonly containerId: string;
  readonly netns: string;
  readonly ifName: string;
  readonly args: readonly (readonly [key: string, value: string])[];
  /** CNI_PATH. */
  readonly path: string;
}

/** A plugin's whole environment: what is inherited, then libcni's variables, which override it (Args.AsEnv). */
export function buildEnv(
  inherited: Readonly<Record<string, string>>,
  args: PluginArgs,
): readonly EnvVariable[] {
  const own = new Map([
    ["CNI_COMMAND", args.command],
    ["CNI_CONTAINERID", args.containerId],
    ["CNI_NETNS", args.netns],
    ["CNI_ARGS", formatCniArgs(args.args)],
    ["CNI_IFNAME", args.ifName],
    ["CNI_PATH", args.path],
  ]);
  return [
    ...Object.entries(inherited)
      .filter(([name]) => !own.has(name))
      .map(([name, value]) => ({ name, value, origin: "inherited" as const })),
    ...Array.from(own, ([name, value]) => ({ name, value, origin: "cni" as const })),
  ];
}

/** The same as a program is started with it. */
export function asRecord(env: readonly EnvVariable[]): Readonly<Record<string, string>> {
  return Object.fromEntries(env.map(({ name, value }) => [name, value]));
}
