import type { ConfProblem } from "../../shared/cni/network-file.ts";

/** `Line 4, column 12: `, or nothing where no place is known. */
export function problemPlace({ position }: ConfProblem): string {
  return position === null ? "" : `Line ${position.line}, column ${position.column}: `;
}
