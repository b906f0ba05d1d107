import { mutate } from "./mutate.ts";
import type { Random } from "./random.ts";
import type { WayIn } from "./ways-in.ts";

/**
 * Lets one more or less broken text in on one of the ways.
 * @throws Error with the bytes, as base64, if anything comes of it but a value or a refusal
 */
export async function letIn(
  { name, samples, take, refusal }: WayIn,
  random: Random,
): Promise<"taken" | "refused"> {
  const bytes = mutate(random, samples);
  try {
    await take(bytes);
    return "taken";
  } catch (error) {
    if (error instanceof refusal) return "refused";
    const base64 = Buffer.from(bytes).toString("base64");
    throw new Error(`${name} of these bytes harms: ${base64}`, { cause: error });
  }
}
