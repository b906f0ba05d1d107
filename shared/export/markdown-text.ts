import { inOneLine } from "./shell-bytes.ts";

/** A value as code within a line; whatever is in it, it does not end the code or the line. */
export function codeSpan(value: string): string {
  const text = inOneLine(value.replaceAll("\t", " "));
  if (text.trim() === "") return "_empty_";
  const ticks = "`".repeat(longestRun(text) + 1);
  const pad = /^[` ]|[` ]$/.test(text) ? " " : "";
  return `${ticks}${pad}${text}${pad}${ticks}`;
}

/** A text as a block of code, whose fence is longer than any in the text. */
export function codeBlock(text: string, language = ""): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}${text.endsWith("\n") ? "" : "\n"}${fence}\n`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** A sentence with names in it, of which nothing is taken for Markdown or HTML. */
export function plainText(value: string): string {
  return inOneLine(value).replaceAll(/[\\`*_{}[\]<>()#+!|~&]/g, (character) => `\\${character}`);
}
