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

type AttachmentPart = Extract<GcPart, { kind: "attachment" }> & { readonly steps: RunStep[] };

/** The parts of a GC, each where its first step is (GCNetworkList). DELs of several attachments may run side by side. */
export function gcParts(steps: readonly RunStep[]): readonly GcPart[] {
  const parts: AttachmentPart[] = [];
  const byName = new Map<string, AttachmentPart>();
  /** Those whose chain has not come to its end. */
  const open = new Set<AttachmentPart>();
  for (const step of steps) {
    if (step.command !== "DEL") continue;
    const attachment = attachmentOf(step);
    const name = attachment === null ? null : JSON.stringify(attachment);
    let part = name === null ? [...open].find((each) => goesOnWith(each, step)) : byName.get(name);
    if (part === undefined) {
      part = { kind: "attachment", attachment, steps: [] };
      parts.push(part);
      if (name !== null) byName.set(name, part);
    }
    part.steps.push(step);
    if (step.state === "succeeded" && step.pluginIndex > 0) open.add(part);
    else open.delete(part);
  }
  const own = steps.filter(({ command }) => command !== "DEL");
  return own.length === 0 ? parts : [...parts, { kind: "plugins", steps: own }];
}

/** A plugin that was not started was told of no attachment: it belongs where the chain went well up to it. */
function goesOnWith({ steps }: AttachmentPart, { pluginIndex }: RunStep): boolean {
  return steps.at(-1)?.pluginIndex === pluginIndex + 1;
}

function attachmentOf({ env }: RunStep): Extract<GcPart, { kind: "attachment" }>["attachment"] {
  if (env === null) return null;
  const variable = (name: string) => env.find((each) => each.name === name)?.value ?? "";
  return { containerId: variable("CNI_CONTAINERID"), ifName: variable("CNI_IFNAME") };
}
