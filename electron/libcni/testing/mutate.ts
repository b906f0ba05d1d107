import { mutateBytes } from "./mutate-bytes.ts";
import { mutateJson } from "./mutate-json.ts";
import type { Random } from "./random.ts";

/** Makes one of some JSON texts wrong in a few ways, of its meaning, of its bytes, or of both. */
export function mutate(random: Random, samples: readonly string[]): Uint8Array {
  let text = random.pick(samples);
  for (let left = random.below(3); left > 0 && isJson(text); left--) text = mutateJson(random, text);
  let bytes: Uint8Array = Buffer.from(text);
  const cuts = random.oneIn(2) ? 0 : 1 + random.below(3);
  for (let left = cuts; left > 0; left--) bytes = mutateBytes(random, bytes);
  return Uint8Array.from(bytes);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
