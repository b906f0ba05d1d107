import { type MaskedText, mask, type Secret } from "./secret.ts";
import { isSecretName } from "./secret-names.ts";

/** Strings, of which the last may lack its end; punctuation; and what is between. */
const tokenPattern = /"(?:[^"\\]|\\.)*"|"[^\n]*|[{}[\]:,]|[^\s{}[\]:,"]+/g;

interface Token {
  readonly text: string;
  readonly start: number;
}

/**
 * Values of JSON keys whose names say that they are secret, in a text that is JSON or has some in it; of an object
 * or a list all that it holds. A string that holds JSON again is looked into.
 * @param maskWithin masks what a string holds
 */
export function namedInJson(text: string, maskWithin: (text: string) => MaskedText): readonly Secret[] {
  const tokens = [...text.matchAll(tokenPattern)].map(({ 0: token, index }) => ({
    text: token,
    start: index,
  }));
  const found: Secret[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined || !token.text.startsWith('"')) continue;
    const isKey = tokens[at + 1]?.text === ":";
    const content = unquoted(token.text);
    if (isKey && isSecretName(content)) found.push(...valuesAt(tokens, at + 2, content));
    else if (!isKey && token.text.includes('\\"')) found.push(...within(token, content, maskWithin));
  }
  return found;
}

/** The values from a token on: it alone, or all up to what closes it. */
function valuesAt(tokens: readonly Token[], first: number, what: string): readonly Secret[] {
  const found: Secret[] = [];
  let depth = 0;
  for (let at = first; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (/^[{[]$/.test(token.text)) depth += 1;
    else if (/^[}\]]$/.test(token.text)) depth -= 1;
    else if (tokens[at + 1]?.text !== ":") found.push(...valueIn(token, what));
    if (depth <= 0) break;
  }
  return found;
}

function valueIn({ text, start }: Token, what: string): readonly Secret[] {
  if (/^(?:[:,]|""?|true|false|null)$/.test(text)) return [];
  const end = start + text.length;
  if (!text.startsWith('"')) return [{ start, end, what, value: text, replacement: `"${mask}"` }];
  const isClosed = text.endsWith('"');
  return [
    { start: start + 1, end: isClosed ? end - 1 : end, what, value: unquoted(text), replacement: mask },
  ];
}

/** All secrets of a string together, since its escapes have no place of their own in what it holds. */
function within(
  { text, start }: Token,
  content: string,
  maskWithin: (text: string) => MaskedText,
): readonly Secret[] {
  const masked = maskWithin(content);
  const [first] = masked.secrets;
  if (first === undefined) return [];
  const replacement = JSON.stringify(masked.text).slice(1, -1);
  return [
    { start: start + 1, end: start + text.length - 1, what: first.what, value: first.value, replacement },
  ];
}

/** What a string token holds; a token that is none stands for itself. */
function unquoted(token: string): string {
  if (!token.startsWith('"')) return token;
  try {
    return String(JSON.parse(token));
  } catch {
    // A string with an escape that JSON does not know, such as one of Go's.
    return token.replace(/^"|"$/g, "");
  }
}
