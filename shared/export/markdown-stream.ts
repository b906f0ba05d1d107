import type { ExactBytes } from "../run/exact-bytes.ts";
import { codeBlock, plainText } from "./markdown-text.ts";

/** Bug trackers take some 64,000 characters in all. */
const maxBlockChars = 10_000;

/** The beginning of a text that is too long for a report, and how much is left out. */
export function cutForReport(text: string): string {
  const rest = text.length - maxBlockChars;
  if (rest <= 0) return text;
  return `${text.slice(0, maxBlockChars).toWellFormed()}\n… ${rest} more characters, which the run's JSON has.`;
}

/** Bytes as a block of code. */
export function bytesBlock(bytes: ExactBytes): string {
  if (bytes.encoding === "base64") return codeBlock(cutForReport(bytes.base64));
  return codeBlock(cutForReport(bytes.text), /^\s*[{[]/.test(bytes.text) ? "json" : "");
}

/** What went through a stream under its name; empty for one that was never seen. */
export function streamPart(name: string, bytes: ExactBytes | null): string {
  if (bytes === null) return "";
  if (bytes.encoding === "utf8" && bytes.text === "") return `${name}: empty\n`;
  return `${name}${bytes.encoding === "utf8" ? "" : ", which is no UTF-8, in base64"}:\n\n${bytesBlock(bytes)}`;
}

/** How a process ended, in words. */
export function exitWords(call: {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly durationMs: number | null;
}): string {
  const { exitCode, signal, durationMs } = call;
  const after = durationMs === null ? "" : ` after ${durationMs.toFixed(1)} ms`;
  if (signal !== null) return `ended by ${plainText(signal)}${after}`;
  return exitCode === null ? "none" : `status ${exitCode}${after}`;
}
