import { quoteGo } from "./go-quote.ts";

/** The specification's version that this program implements; newer ones in `cniVersions` are passed over. */
export const currentSpecVersion = "1.1.0";

/** The versions that plugins' results come in, oldest first. */
export const resultVersions = ["0.1.0", "0.2.0", "0.3.0", "0.3.1", "0.4.0", "1.0.0", "1.1.0"] as const;

/** A text that is no version; the message is libcni's. */
export class SpecVersionError extends Error {
  override readonly name = "SpecVersionError";
}

/** Go's `int` on the machines that CNI runs on. */
const minInt = -(2n ** 63n);
const maxInt = 2n ** 63n - 1n;
const partNames = ["major", "minor", "micro"] as const;

/**
 * Compares two versions part by part (version.ParseVersion, version.GreaterThan): missing parts are 0, and an
 * empty text stands for 0.1.0.
 * @returns a negative number if `a` is older, 0 if both are equal, a positive number if it is newer.
 * @throws SpecVersionError for the first of the two that is no version.
 */
export function compareSpecVersions(a: string, b: string): number {
  const [first, second] = [parse(a), parse(b)];
  for (const at of partNames.keys()) {
    const difference = (first[at] ?? 0n) - (second[at] ?? 0n);
    if (difference !== 0n) return difference > 0n ? 1 : -1;
  }
  return 0;
}

/** Whether `version` is `other` or newer. @throws SpecVersionError */
export function isAtLeast(version: string, other: string): boolean {
  return compareSpecVersions(version, other) >= 0;
}

function parse(version: string): readonly bigint[] {
  if (version === "") return [0n, 1n, 0n];
  const parts = version.split(".");
  if (parts.length > partNames.length) {
    throw new SpecVersionError(`invalid version ${quoteGo(version)}: too many parts`);
  }
  return parts.map((part, at) => {
    const number = parseInteger(part);
    if (typeof number === "bigint") return number;
    throw new SpecVersionError(
      `failed to convert ${partNames[at]} version part ${quoteGo(part)}: strconv.Atoi: parsing ${quoteGo(part)}: ${number}`,
    );
  });
}

function parseInteger(text: string): bigint | "invalid syntax" | "value out of range" {
  const [, sign, digits] = /^([+-]?)([0-9]+)$/.exec(text) ?? [];
  if (digits === undefined) return "invalid syntax";
  const number = sign === "-" ? -BigInt(digits) : BigInt(digits);
  return number < minInt || number > maxInt ? "value out of range" : number;
}
