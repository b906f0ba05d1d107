import { defaultRangeExtractor, type Range } from "@tanstack/react-virtual";

/** The places of what is made of a list: those in sight, and the selected one, which the list's focus is told by. */
export function withSelected(range: Range, selected: number): number[] {
  const inSight = defaultRangeExtractor(range);
  if (selected < 0 || selected >= range.count || inSight.includes(selected)) return inSight;
  return [...inSight, selected].sort((a, b) => a - b);
}
