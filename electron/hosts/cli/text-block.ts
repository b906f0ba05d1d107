import { printable } from "./output.ts";

/** A title, and a text of one line or more beside it, indented. Control characters in it are shown as `?`. */
export function block(title: string, text: string): string {
  const lines = (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
  return lines
    .map((line, at) => `    ${(at === 0 ? title : "").padEnd(10)}${printable(line)}`.trimEnd())
    .map((line) => `${line}\n`)
    .join("");
}
