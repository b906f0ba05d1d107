import type { Command } from "../command-line.ts";

/** Whether a person reads stderr, so that more than cnitool would say has a place there. */
export function isInteractive({ given }: Pick<Command, "given">): boolean {
  return process.stderr.isTTY === true || given.has("trace");
}
