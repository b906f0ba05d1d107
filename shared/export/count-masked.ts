import { counted } from "../text/number-words.ts";
import { mask } from "./secret.ts";

/** How many masks a text has. */
export function countMasked(text: string): number {
  return text.split(mask).length - 1;
}

/** So many values, as they are told of before what is done to them: `1 value is`, `12 values are`. */
export function valuesAre(count: number): string {
  return `${counted(count, "value")} ${count === 1 ? "is" : "are"}`;
}
