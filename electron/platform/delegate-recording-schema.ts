import { z } from "zod";
import { type DelegateRecording, recordedStreams } from "../../shared/run/delegated-call.ts";
import type { ExactBytes } from "../../shared/run/exact-bytes.ts";

const exactBytes: z.ZodType<ExactBytes, ExactBytes> = z.union([
  z.strictObject({ encoding: z.literal("utf8"), text: z.string() }),
  z.strictObject({ encoding: z.literal("base64"), base64: z.base64() }),
]);

/** A recording of delegates, as helpers send it and the history keeps it. */
export const delegateRecording: z.ZodType<DelegateRecording, DelegateRecording> = z.strictObject({
  directory: z.string().nullable(),
  problem: z.string().nullable(),
  calls: z.array(
    z.strictObject({
      pluginType: z.string(),
      path: z.string(),
      env: z.array(z.string()),
      stdin: exactBytes,
      stdout: exactBytes,
      stderr: exactBytes,
      cut: z.array(z.enum(recordedStreams)),
      exitCode: z.number().nullable(),
      signal: z.string().nullable(),
      offsetMs: z.number(),
      durationMs: z.number().nullable(),
    }),
  ),
});
