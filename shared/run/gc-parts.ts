import type { RunStep } from "./run-step.ts";

/** A part of a GC: the DEL of one attachment through the chain, or the plugins' own GC. */
export type GcPart =
  | {
      readonly kind: "attachment";
      /** As the plugins were told; `null` if none of them was started. */
      readonly attachment: { readonly containerId: string; readonly ifName: string } | null;
      readonly steps: readonly RunStep[];
    }
  | { readonly kind: "plugins"; readonly steps: readonly RunStep[] };

/**
 * The parts of a GC in the order in which they ran (GCNetworkList). Each DEL runs backwards through the chain and may
 * end early, so that the next attachment begins where the place in the chain does not go down.
 */
export function gcParts(steps: readonly RunStep[]): readonly GcPart[] {
  const groups: RunStep[][] = [];
  let last: RunStep | null = null;
  for (const step of steps) {
    const isNext =
      last?.command !== step.command || (step.command === "DEL" && step.pluginIndex >= last.pluginIndex);
    if (isNext) groups.push([step]);
    else groups.at(-1)?.push(step);
    last = step;
  }
  return groups.map((group) =>
    group[0]?.command === "DEL"
      ? { kind: "attachment", attachment: attachmentOf(group), steps: group }
      : { kind: "plugins", steps: group },
  );
}

function attachmentOf(steps: readonly RunStep[]) {
  const env = steps.find((step) => step.env !== null)?.env;
  if (env == null) return null;
  const variable = (name: string) => env.find((each) => each.name === name)?.value ?? "";
  return { containerId: variable("CNI_CONTAINERID"), ifName: variable("CNI_IFNAME") };
}
