import { z } from "zod";
import { type FaultPlan, faultSignals } from "../run/plugin-fault.ts";

/** Far more than a person types, and less than the kernel takes as one argument of a program. */
const text = z.string().max(20_000);

/** A fault as the main process accepts and keeps it. */
export const faultPlan: z.ZodType<FaultPlan, FaultPlan> = z.strictObject({
  pluginIndex: z.int().nonnegative(),
  fault: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("error"),
      code: z.int().min(0).max(0xffff_ffff),
      msg: text,
      details: text,
    }),
    z.strictObject({ kind: z.literal("garbage"), place: z.enum(["before", "instead"]), text }),
    z.strictObject({ kind: z.literal("hang") }),
    z.strictObject({ kind: z.literal("signal"), signal: z.enum(faultSignals) }),
    z.strictObject({ kind: z.literal("exit"), exitCode: z.int().min(1).max(255) }),
    z.strictObject({ kind: z.literal("namespace") }),
  ]),
});
