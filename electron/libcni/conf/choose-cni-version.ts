import {
  compareSpecVersions,
  currentSpecVersion,
  SpecVersionError,
} from "../../../shared/cni/spec-version.ts";
import { goTypeOf } from "../go/json-decoder.ts";
import type { GoJson } from "../go/json-tree.ts";

/** The version that a list is run with, or why there is none and which key is to blame. */
export type ChosenVersion =
  | { readonly ok: true; readonly version: string }
  | { readonly ok: false; readonly reason: string; readonly path: readonly (string | number)[] };

/**
 * Chooses from `cniVersion` and `cniVersions` the highest one that this program implements; where none is left,
 * `cniVersion` stays as it is (NetworkConfFromBytes).
 */
export function chooseCniVersion(cniVersion: string, cniVersions: GoJson): ChosenVersion {
  // libcni prints the type that it wanted, whatever it found.
  if (!isArray(cniVersions)) return refused("invalid type for cniVersions: []interface {}", ["cniVersions"]);
  const usable: string[] = [];
  for (const [at, entry] of cniVersions.entries()) {
    const path = ["cniVersions", at];
    if (typeof entry !== "string") {
      return refused(`invalid type for cniVersions index ${at}: ${goTypeOf(entry)}`, path);
    }
    const problem = addIfUsable(entry, usable);
    if (problem !== null)
      return refused(`invalid cniVersions entry ${entry} at index ${at}: ${problem}`, path);
  }
  if (cniVersion !== "") {
    const problem = addIfUsable(cniVersion, usable);
    if (problem !== null) return refused(`invalid cniVersion ${cniVersion}: ${problem}`, ["cniVersion"]);
  }
  return { ok: true, version: highest(usable) ?? cniVersion };
}

function refused(reason: string, path: readonly (string | number)[]): ChosenVersion {
  return { ok: false, reason, path };
}

/** Keeps a version that is not too new; says what is wrong with one that is none. */
function addIfUsable(version: string, usable: string[]): string | null {
  try {
    if (compareSpecVersions(version, currentSpecVersion) <= 0) usable.push(version);
    return null;
  } catch (error) {
    if (error instanceof SpecVersionError) return error.message;
    throw error;
  }
}

/**
 * The last one after sorting as libcni sorts. Of equal versions in different spellings libcni's comparison says
 * that each is less than the other, so that the outcome depends on how it sorts: by insertion, for lists this short.
 */
function highest(versions: readonly string[]): string | undefined {
  const sorted: string[] = [];
  for (const version of versions) {
    let at = sorted.length;
    while (at > 0 && sortsBefore(version, sorted[at - 1] ?? "")) at--;
    sorted.splice(at, 0, version);
  }
  return sorted.at(-1);
}

function sortsBefore(a: string, b: string): boolean {
  return a !== b && compareSpecVersions(a, b) <= 0;
}

function isArray(value: GoJson): value is readonly GoJson[] {
  return Array.isArray(value);
}
