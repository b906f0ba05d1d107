import { z } from "zod";
import { nothing, type StageOutcome } from "./stage.ts";

const outcomeSchema = z.strictObject({
  passed: z.int().nonnegative(),
  failed: z.array(z.string()).readonly(),
  skipped: z.array(z.string()).readonly(),
});

/**
 * What a reporter wrote about its tests.
 * @param text empty when the runner ended before it could write anything
 */
export function parseOutcome(text: string): StageOutcome {
  return text === "" ? nothing : outcomeSchema.parse(JSON.parse(text));
}
