import { grouped, runsWords } from "../../../shared/text/number-words.ts";
/** How many runs, and how many of them failed: `12 runs, 3 failed`, `1 run`, `no runs`. */
export function countWords(runs: number, failures: number): string {
  if (runs === 0) return "no runs";
  const all = runsWords(runs);
  if (failures === 0) return all;
  return failures === runs && runs > 1 ? `${all}, all failed` : `${all}, ${grouped(failures)} failed`;
}
