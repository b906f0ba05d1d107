import type { ProbeProcess } from "../../../shared/probe/probe.ts";

/**
 * What came of the prober's listening in a place. It says when it begins to listen; where somebody else answers at
 * once, it may be ended before that.
 */
export function listenedWords(
  { stdout, signal, exitCode }: Pick<ProbeProcess, "stdout" | "signal" | "exitCode">,
  place: string,
): string {
  if (stdout.encoding === "utf8" && stdout.text.startsWith('{"listening":')) {
    return `The program's own prober listened in ${place} meanwhile, and saw this in the last try:`;
  }
  return signal === null && exitCode !== 0
    ? `The program's own prober could not listen in ${place}, so whoever has the port answered.`
    : `The program's own prober did not listen in ${place} yet when the last answer came, so whoever has the port answered.`;
}
