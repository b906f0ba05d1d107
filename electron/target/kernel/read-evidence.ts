import type { ProcessResult } from "../../platform/process-result.ts";

/** Why a program that reads the kernel gave no answer, as a sentence. */
export function evidence(program: string, result: ProcessResult, timeoutMs: number): string {
  if (result.timedOut) return `\`${program}\` did not end within ${timeoutMs / 1000} s.`;
  const words = new TextDecoder().decode(result.stderr).trim().split("\n")[0] ?? "";
  const end = result.signal ?? result.spawnError ?? `exit status ${result.exitCode}`;
  return `\`${program}\` could not tell: ${words || end}`;
}

/** Why there is no answer where the program is not installed. */
export const missing = (program: string, from: string): string =>
  `The program \`${program}\` is missing (package ${from}).`;
