import { mask } from "./secret.ts";

/** How many masks a text has. */
export function countMasked(text: string): number {
  return text.split(mask).length - 1;
}
