import { isAtLeast, SpecVersionError } from "../../../shared/cni/spec-version.ts";

/** Whether GC and STATUS reach the plugins of a network. A version that is none counts as too old, as in libcni. */
export function speaks110(cniVersion: string): boolean {
  try {
    return isAtLeast(cniVersion, "1.1.0");
  } catch (error) {
    if (error instanceof SpecVersionError) return false;
    throw error;
  }
}
