import { nextFrame } from "./next-frame.ts";

/** Resolves once what has just changed is on the screen, or in a moment where nobody looks. */
export function afterPaint(): Promise<void> {
  // A frame's tasks come before its painting.
  return new Promise((resolve) => nextFrame(() => setTimeout(resolve)));
}
