import type { ExactBytes } from "../run/exact-bytes.ts";
import { shellWord } from "../text/shell-word.ts";

/** What a terminal or an editor shows as something else than it is, line feeds and tabs left out. */
const unseen = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;

/**
 * The command of a POSIX shell that writes exactly these bytes: text as it stands, and in octal whatever is not
 * text or could not be seen in the script.
 */
export function writingCommand(bytes: ExactBytes): string {
  if (bytes.encoding === "utf8" && !unseen.test(bytes.text)) return `printf '%s' ${quoted(bytes.text)}`;
  return `printf '${inOctal(bytes)}'`;
}

/** Without a word too few where a text is empty. */
function quoted(text: string): string {
  return text === "" ? "''" : shellWord(text);
}

/** The bytes as a format of printf, in single quotes: what is not plain ASCII, or looks like an option, becomes `\ooo`. */
function inOctal(bytes: ExactBytes): string {
  const raw = bytes.encoding === "utf8" ? binaryOf(bytes.text) : atob(bytes.base64);
  return raw.replaceAll(/^-|[^\x20-\x7e]|[\\%']/g, (character) => {
    if (character === "%") return "%%";
    return `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
  });
}

/** A text's bytes in UTF-8, one character each. */
function binaryOf(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}

/** A text for a comment, a line each: whatever could end the comment, or hide something, is shown as an escape. */
export function commentLines(text: string): readonly string[] {
  const lines = text.endsWith("\n") ? text.slice(0, -1) : text;
  return lines.split("\n").map(inOneLine);
}

/** The same for a text that has to stay on its line. */
export function inOneLine(text: string): string {
  return text.replaceAll(/(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length <= 2 ? `\\x${code.padStart(2, "0")}` : `\\u{${code}}`;
  });
}
