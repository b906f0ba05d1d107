import { namedInJson } from "./named-in-json.ts";
import { type MaskedText, mask, type Secret } from "./secret.ts";
import { isSecretName } from "./secret-names.ts";

/**
 * The secrets of a text, in their order and without overlaps: values of JSON keys and of `name=value` whose name
 * says so, and what looks like a key, a token or a password in a URL. The text may be anything, broken JSON as well.
 */
function findSecrets(text: string, words: readonly string[]): readonly Secret[] {
  if (!hint.test(text)) return [];
  const all = [
    ...namedInJson(text, (within) => maskSecretsIn(within, words)),
    ...assigned(text, words),
    ...pemBlocks(text),
    ...shaped(text),
  ];
  all.sort((one, other) => one.start - other.start || other.end - one.end);
  const kept: Secret[] = [];
  for (const secret of all) if (secret.start >= (kept.at(-1)?.end ?? 0)) kept.push(secret);
  return kept;
}

/** A text without any of these, such as most results, has no secret that could be found; megabytes take a moment. */
const hint =
  /pass|secret|token|credential|key|auth|psk|pw|cookie|bearer|basic|\\u|-----BEGIN |LS0tLS1CRUdJTi|:\/\/|eyJ|gh[pousr]_|github_pat|glpat|xox[abprs]-|sk-|sk_|AKIA|ASIA|AIza/i;

/**
 * A text without its secrets, and what they were.
 * @param words that name no secret in `name: value`, such as a network called `token-net`
 */
export function maskSecretsIn(text: string, words: readonly string[] = []): MaskedText {
  const secrets = findSecrets(text, words);
  let masked = "";
  let at = 0;
  for (const { start, end, replacement } of secrets) {
    masked += text.slice(at, start) + replacement;
    at = end;
  }
  return { text: masked + text.slice(at), secrets };
}

/**
 * What names a value in `name=value`, `name: value`, `'name': value` and `--name value`, as logs, CNI_ARGS and command
 * lines have them. The value is no part of it, since it may begin with a name again: `failed: password: x`.
 */
const naming = /(?<![\w.-])(?:(--[A-Za-z][\w-]{0,60})[ =]|([A-Za-z][\w.-]{0,60})'?\s{0,4}[=:]\s{0,4})/g;
/** A comma ends a value where a blank or the next name follows; any other one is a part of it. */
const named =
  /"(?:[^"\\]|\\.)*"|'[^']*'|(?:[^\s,;&"'{}[\]()]|,(?=[^\s,;&"'{}[\]()])(?![A-Za-z][\w.-]{0,60}\s{0,4}[=:]))+/y;
/** What announces a token and is none itself. */
const scheme = /^(?:bearer|basic|digest)$/i;

function assigned(text: string, words: readonly string[]): readonly Secret[] {
  const found: Secret[] = [];
  for (const { 0: whole, 1: flag, 2: word, index } of text.matchAll(naming)) {
    const name = flag?.slice(2) ?? word ?? "";
    if (index < (found.at(-1)?.end ?? 0) || !isSecretName(name) || words.includes(name)) continue;
    named.lastIndex = index + whole.length;
    const written = named.exec(text)?.[0] ?? "";
    if (scheme.test(written)) continue;
    const quotes = /^["']/.test(written) ? 1 : 0;
    const start = index + whole.length + quotes;
    const end = index + whole.length + written.length - quotes;
    if (start < end) found.push({ start, end, what: name, value: text.slice(start, end), replacement: mask });
  }
  return found;
}

/** Blocks of PEM; one that does not end goes as far as it looks like one. */
function pemBlocks(text: string): readonly Secret[] {
  const found: Secret[] = [];
  let start = 0;
  for (const part of text.split(/(?=-----BEGIN [A-Z0-9 ]{1,60}-----)/)) {
    const value = pemBlock.exec(part)?.[0];
    if (value !== undefined) {
      found.push({ start, end: start + value.length, what: "PEM block", value, replacement: mask });
    }
    start += part.length;
  }
  return found;
}

const pemBlock =
  /^-----BEGIN [A-Z0-9 ]{1,60}-----(?:[\s\S]*?-----END [A-Z0-9 ]{1,60}-----|[A-Za-z0-9+/=\s\\]*)/;

/** Each shape has the secret as its last group. */
const shapes: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["PEM block in base64", /(LS0tLS1CRUdJTi[A-Za-z0-9+/]{20,}={0,2})/g],
  [
    "password in a URL",
    /(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{0,30}:\/\/[^\s/?#"'\\@:]{0,200}:([^\s/?#"'\\]{1,1000})@/g,
  ],
  [
    "authorization",
    /\b(?:proxy-)?authorization['"]?\s{0,4}[:=]\s{0,4}['"]?(?!digest\b)[A-Za-z][\w-]{0,40}\s{1,4}([^\s"',;]{4,})/gi,
  ],
  ["bearer token", /\bBearer\s{1,4}([A-Za-z0-9._~+/-]{8,}=*)/gi],
  ["basic credentials", /\bBasic\s{1,4}(?=[A-Za-z0-9+/]*[A-Z0-9=])([A-Za-z0-9+/]{8,}={0,2})/g],
  ["JSON web token", /(?<![\w-])(eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*)/g],
  ["access token", /(?<![\w-])((?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk-|sk_live_)[\w-]{16,})/g],
  ["access key", /(?<![\w-])((?:AKIA|ASIA)[A-Z0-9]{16}|AIza[\w-]{35})(?![\w-])/g],
];

function shaped(text: string): readonly Secret[] {
  return shapes.flatMap(([what, pattern]) =>
    [...text.matchAll(pattern)].map((match) => {
      const value = match.at(-1) ?? "";
      const start = match.index + match[0].lastIndexOf(value);
      return { start, end: start + value.length, what, value, replacement: mask };
    }),
  );
}
