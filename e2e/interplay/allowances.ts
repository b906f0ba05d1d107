import type { Answer, Question } from "./reference-process.ts";

/*
 * Where the engine is meant to differ from the libcni 1.1.2 and Go 1.19 that Debian packages: it is a port of a
 * later libcni, which is built with a later Go.
 */

/** Whether the two cannot be compared at all. */
export function isBeyondReference({ call, data }: Question, theirs: Answer): boolean {
  // It dies of a `null` among the routes and interfaces of a result that it converts.
  if ("panic" in theirs) return true;
  const text = Buffer.from(data).toString();
  if (call === "list" && text.includes('"cniVersions"')) return true;
  // An earlier Go lets the groups of an IPv6 address begin with any number of zeros.
  if (longGroup.test(text)) return true;
  return "error" in theirs && unknownToReference.test(theirs.error);
}

/** A version that came later, and plugins that may all lie in a subdirectory. */
const unknownToReference = /^unsupported CNI result version "1\.1\.0"$|: no 'plugins' key$/;

const longGroup = /(?<![0-9a-f])0[0-9a-f]{4,}:|:0[0-9a-f]{4,}/i;

/** An answer without what may differ. */
export function comparable(question: Question, answer: Answer): string {
  if ("panic" in answer) return `death: ${answer.panic}`;
  return "error" in answer
    ? `error: ${comparableError(answer.error)}`
    : `output: ${comparableOutput(question.call, answer.output)}`;
}

/** A later Go names the whole path to a value of a wrong type, a later libcni has another name for NetConf. */
function comparableError(message: string): string {
  return message
    .replace(/into Go (?:struct field \S+|value) of type/g, "into Go … of type")
    .replace("types.NetConf", "types.PluginConf");
}

function comparableOutput(call: Question["call"], output: string): string {
  // A later Go has short escapes for these two.
  const text = output.replaceAll("\\u0008", "\\b").replaceAll("\\u000c", "\\f");
  switch (call) {
    case "result":
    case "cached":
      return canonical(JSON.parse(text));
    case "versions":
      // In what stands for very old plugins, libcni puts its own version.
      return text.replace('"cniVersion":"1.0.0"', '"cniVersion":"1.1.0"');
    case "error":
      // The engine keeps error codes as numbers; Go has 64 bits for them.
      return text.replace(/"code":\d+/, (code) => `"code":${Number(code.slice(7))}`);
    default:
      return text;
  }
}

/** A later libcni sorts the keys of results of 1.0.0, and leaves out a `dns` that is empty. */
function canonical(result: unknown): string {
  const isEmptyDns = (key: string, value: unknown) => key === "dns" && JSON.stringify(value) === "{}";
  return JSON.stringify(result, (key, value: unknown) => {
    if (isEmptyDns(key, value)) return undefined;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
