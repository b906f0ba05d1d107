/** Words that make a secret of whatever has them in its name. */
const always = /passw(or)?d|passphrase|secret|token|credential|apikey|privatekey|accesskey|authkey|sharedkey/;
/** Words that do so at the end of a name. */
const atEnd = new Set([
  "key",
  "keys",
  "auth",
  "pass",
  "passcode",
  "psk",
  "pw",
  "pwd",
  "authorization",
  "cookie",
  "cookies",
  "bearer",
]);
/** What a name ends with that tells of a secret without being one. */
const harmlessEnds = new Set(
  ["file", "path", "dir", "directory", "name", "ref", "id", "type", "algorithm", "size", "length"].concat([
    "ttl",
    "timeout",
    "expiry",
    "expires",
    "count",
    "url",
    "uri",
    "policy",
    "enabled",
  ]),
);

/** Whether the value of a key, an argument or an environment variable of this name is a secret. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1);
  // PWD alone is where a shell is.
  if (last === undefined || name === "PWD" || harmlessEnds.has(last)) return false;
  if (always.test(words.join(""))) return true;
  if (last === "data") return words.at(-2) === "key";
  return atEnd.has(last) && words.at(-2) !== "public";
}

/** The words of a name in camel case, with underscores, dashes or dots. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}
