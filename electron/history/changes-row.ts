import { z } from "zod";
import { changeActions, type KernelChanges } from "../../shared/run/kernel-change.ts";
import { kernelKinds, kernelSides, kernelSources } from "../../shared/run/kernel-snapshot.ts";

const place = { side: z.enum(kernelSides), kind: z.enum(kernelKinds), key: z.string() };

/** What a run did to the machine, as the history holds it. */
export const kernelChanges: z.ZodType<KernelChanges> = z.object({
  changes: z.array(
    z.object({
      ...place,
      action: z.enum(changeActions),
      before: z.string().nullable(),
      after: z.string().nullable(),
      command: z.string(),
      shared: z.string().nullable(),
    }),
  ),
  remains: z
    .array(z.object({ ...place, text: z.string(), command: z.string(), shared: z.string().nullable() }))
    .nullable(),
  unread: z.array(z.object({ side: z.enum(kernelSides), source: z.enum(kernelSources), reason: z.string() })),
  meanwhile: z.array(z.int()).optional(),
});
