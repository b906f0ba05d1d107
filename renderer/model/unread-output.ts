import { jsonErrorPlace } from "../../shared/json/json-error-place.ts";
import type { DelegatedCall } from "../../shared/run/delegated-call.ts";
import type { ExactBytes } from "../../shared/run/exact-bytes.ts";
import type { RunStep } from "../../shared/run/run-step.ts";
import { utf8Length } from "../../shared/text/utf8-length.ts";

/** Where libcni stopped reading what a plugin wrote to stdout. */
export interface UnreadOutput {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** Bytes before it. */
  readonly bytes: number;
  /** The end of what was read on that line, and the beginning of what was not. */
  readonly before: string;
  readonly rest: string;
  /** The output ended where more was expected. */
  readonly isEnd: boolean;
}

const charsAround = 60;

/** The place at which an answer could not be read as JSON; `null` where it was not that on which the step failed. */
export function unreadOutput({
  state,
  stdout,
  error,
}: Pick<RunStep, "state" | "stdout" | "error">): UnreadOutput | null {
  if (state !== "failed") return null;
  if (error?.code !== "INVALID_RESULT" && error?.code !== "PLUGIN_FAILED") return null;
  return notJson(stdout);
}

/**
 * The place at which the answer of a call that a plugin made itself is not JSON: its caller reads it as libcni reads a
 * plugin's. `null` where it is JSON or there is none, and for one of which only the beginning was kept.
 */
export function unreadAnswer({
  stdout,
  cut,
  durationMs,
}: Pick<DelegatedCall, "stdout" | "cut" | "durationMs">): UnreadOutput | null {
  return durationMs === null || cut.includes("stdout") ? null : notJson(stdout);
}

function notJson(stdout: ExactBytes | null): UnreadOutput | null {
  if (stdout?.encoding !== "utf8" || stdout.text === "") return null;
  const { text } = stdout;
  const place = jsonErrorPlace(text);
  if (place === null) return null;
  const { index, line, column } = place;
  const lineStart = text.lastIndexOf("\n", index - 1) + 1;
  return {
    line,
    column,
    bytes: utf8Length(text.slice(0, index)),
    before: text.slice(Math.max(lineStart, index - charsAround), index).toWellFormed(),
    rest: (/^[^\n]*/.exec(text.slice(index, index + charsAround))?.[0] ?? "").toWellFormed(),
    isEnd: index === text.length,
  };
}
