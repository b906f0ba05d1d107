import type { RunRecord } from "../run/run-record.ts";
import { valuesAre } from "./count-masked.ts";
import { scriptOfRun } from "./script-of-run.ts";

/**
 * The parts of a script that repeats many runs one after the other, each in a shell function of its own. They are
 * called by the last lines, so that a script that was cut off, or that has masked values, does nothing.
 */
export function scriptPartOf(run: RunRecord): string {
  return `${functionOf(run.id)}() (\n${scriptOfRun(run)})\n\n`;
}

export const scriptHead = `#!/bin/sh
# Runs of cnitool desktop, one after the other. It stops at the first that ends in another way than it did.

`;

/** @param masked how many values are masked in the parts */
export function scriptEnd(ids: readonly number[], masked: number): string {
  if (masked > 0) {
    return `echo 'This script will not repeat the runs: ${valuesAre(masked)} masked in it. Export them with their secrets.' >&2\nexit 2\n`;
  }
  return [...ids.map((id) => `${functionOf(id)} || exit $?\n`), "exit 0\n"].join("");
}

const functionOf = (id: number): string => `run_${id}`;
