import { openAtEnd } from "./open-at-end.ts";

/** A place at which Go's JSON reader gave up. */
export interface SyntaxPlace {
  /** Go's message, without what libcni puts before it. */
  readonly reason: string;
  /** The text before the character that Go did not expect. */
  readonly before: string;
  /** The text from that character on. */
  readonly rest: string;
}

/** What is wrong with a configuration that is no JSON, in a sentence for people; `null` if that is not known. */
export function explainSyntax(place: SyntaxPlace): string | null {
  if (place.reason === "unexpected end of JSON input") return explainEnd(place.before);
  if (place.reason === "exceeded max depth") return "Objects and arrays are nested too deep.";
  const context = /^invalid character '.+?' (.+)$/s.exec(place.reason)?.[1];
  if (context === undefined) return null;
  const inToken = insideToken(context, place);
  if (inToken !== null) return inToken;
  return strangeBeginning(place) ?? outsideToken(context, place);
}

/** The input ended. */
function explainEnd(before: string): string {
  if (before.trim() === "") return "The file is empty.";
  const { string, closers } = openAtEnd(before);
  if (string !== null) return `The string that begins with ${inQuotes(string)} is not closed.`;
  if (closers.length === 0) return "The file ends in the middle of a value.";
  const [first, ...others] = closers;
  if (others.length === 0) return `The file ends too early: a closing ${first} is missing.`;
  return `The file ends too early: the closing ${closers.join(" ")} are missing.`;
}

/** What Go says of the inside of strings, numbers and words. */
function insideToken(context: string, { before, rest }: SyntaxPlace): string | null {
  switch (context) {
    case "in string literal":
      return controlCharacter(before, rest);
    case "in string escape code":
      return `“\\${firstOf(rest)}” is no escape in a string. A backslash itself is written “\\\\”.`;
    case "in \\u hexadecimal character escape":
      return "Four hexadecimal digits have to follow “\\u” in a string.";
    case "in numeric literal":
    case "after decimal point in numeric literal":
    case "in exponent of numeric literal":
      return "The number is not complete.";
    default: {
      const expected = /^in literal (true|false|null) /.exec(context)?.[1];
      if (expected === undefined) return null;
      const begun = /[a-z]*$/.exec(before)?.[0] ?? "";
      const word = `${begun}${/^[\w-]*/.exec(rest)?.[0] ?? ""}`;
      if (before.trim() === begun) return noObject(`“${word}”`);
      return `“${word}” is no value. Text stands in double quotes; without them there are only numbers, true, false and null.`;
    }
  }
}

function controlCharacter(before: string, rest: string): string {
  const begun = openAtEnd(before).string ?? "";
  const first = firstOf(rest);
  if (first === "\n" || first === "\r") {
    return `The string that begins with ${inQuotes(begun)} is not closed on its line.`;
  }
  if (first === "\t")
    return `The string that begins with ${inQuotes(begun)} holds a tab. Write “\\t” for it.`;
  const code = first.charCodeAt(0).toString(16).padStart(4, "0");
  return `The string that begins with ${inQuotes(begun)} holds a control character. Write “\\u${code}” for it.`;
}

/** What is never good outside of a string, whatever was expected there. */
function strangeBeginning({ before, rest }: SyntaxPlace): string | null {
  if (before === "" && rest.startsWith("\ufeff")) {
    return "The file begins with a byte order mark, which libcni does not read. Save it as UTF-8 without one.";
  }
  if (before === "" && /^\ufffd/.test(rest)) return "The file is not UTF-8 text. Save it as UTF-8.";
  if (/^(?:\/\/|\/\*|#)/.test(rest)) return "JSON has no comments. Take out the one that begins here.";
  if (rest.startsWith("'")) return "Text stands in double quotes, not in single ones.";
  if (/^[“”„«»‘’]/.test(rest)) return `Text stands in straight double quotes, not in ${firstOf(rest)}.`;
  return null;
}

function outsideToken(context: string, { before, rest }: SyntaxPlace): string | null {
  switch (context) {
    case "after object key:value pair":
      return afterItem(before, rest, "}", "]");
    case "after array element":
      return afterItem(before, rest, "]", "}");
    case "after object key":
      return `A colon is missing after ${lastKey(before)}.`;
    case "after top-level value":
      return afterEnd(rest);
    case "looking for beginning of object key string":
      return noKey(before, rest);
    case "looking for beginning of value":
      return noValue(before, rest);
    default:
      return null;
  }
}

/** After a value in an object or array, which `closer` would close. */
function afterItem(before: string, rest: string, closer: string, other: string): string {
  if (rest.startsWith(other)) return `A closing ${closer} is missing before this ${other}.`;
  if (rest.startsWith(":")) return `A colon does not belong here. Keys and values are pairs inside of { }.`;
  if (/(?:^|[^\w.])-?0$/.test(before) && /^\d/.test(rest)) return "A number does not begin with a 0.";
  return `A comma is missing before ${nextToken(rest)}.`;
}

function afterEnd(rest: string): string {
  if (/^[}\]]/.test(rest)) return `There is one ${firstOf(rest)} too many.`;
  return `The configuration has ended before ${nextToken(rest)}. Take out what follows.`;
}

function noKey(before: string, rest: string): string {
  if (rest.startsWith("}")) return "The comma before this } is one too many.";
  if (rest.startsWith(",")) return extraComma(before);
  if (/^[\]:]/.test(rest)) return `A key is missing before this ${firstOf(rest)}.`;
  return `A key stands in double quotes, which ${nextToken(rest)} does not.`;
}

function noValue(before: string, rest: string): string {
  const afterColon = before.trimEnd().endsWith(":");
  if (/^[}\],]/.test(rest) && afterColon) return `The value of ${lastKey(before)} is missing.`;
  if (/^[}\]]/.test(rest) && before.trimEnd().endsWith(",")) {
    return `The comma before this ${firstOf(rest)} is one too many.`;
  }
  if (rest.startsWith(",")) return extraComma(before);
  if (/^[}\]:]/.test(rest)) return `A value is missing before this ${firstOf(rest)}.`;
  if (before.trim() === "") return noObject(nextToken(rest));
  if (/^[+.]/.test(rest)) return "A number begins with a digit or a minus sign.";
  return `${nextToken(rest)} is no value. Text stands in double quotes; without them there are only numbers, true, false and null.`;
}

function noObject(beginning: string): string {
  return `The file does not begin with {, but with ${beginning}.`;
}

function extraComma(before: string): string {
  return before.trimEnd().endsWith(",")
    ? "There is one comma too many."
    : "Something is missing before this comma.";
}

/** The key that ends the text, with or without its colon, as it is written there. */
function lastKey(before: string): string {
  return /("(?:[^"\\]|\\.)*")\s*:?\s*$/.exec(before)?.[1] ?? "the key";
}

/** What comes next, as far as a person needs it to find it: a whole string or word, or a single character. */
function nextToken(rest: string): string {
  const string = /^"(?:[^"\\\n]|\\.)*"?/.exec(rest)?.[0];
  if (string !== undefined) return string.length > maxShown ? `${string.slice(0, maxShown)}…` : string;
  const word = /^[\p{L}\p{N}_.+-]+/u.exec(rest)?.[0];
  return word === undefined ? firstOf(rest) : `“${word.slice(0, maxShown)}”`;
}

const maxShown = 40;

/** A string's text from its opening quote on, cut where the line ends. */
function inQuotes(begun: string): string {
  const line = begun.split(/[\r\n]/, 1)[0] ?? "";
  return `"${line.length > maxShown ? `${line.slice(0, maxShown)}…` : line}`;
}

function firstOf(rest: string): string {
  return Array.from(rest.slice(0, 2))[0] ?? "";
}
