import { realpath } from "node:fs/promises";
import { labSetup } from "./lab-setup.ts";
import type { LabProbe } from "./probe-lab.ts";

/**
 * The command that makes a lab and runs another in it.
 * @param keep what has to stay visible there although it lies below a directory that becomes empty
 * @param command runs in the lab, as root there; the lab ends with it
 */
export async function labArgv(
  probe: LabProbe & { readonly possible: true },
  keep: readonly string[],
  command: readonly string[],
): Promise<readonly [string, ...string[]]> {
  const { unshare, sh, unshareArgs } = probe;
  const existing = await existingPaths(keep);
  return [unshare, ...unshareArgs, sh, "-c", labSetup, "cnitool-desktop-lab", ...existing, "--", ...command];
}

/** What exists, with and without its links, the outer directories first. */
async function existingPaths(wanted: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(wanted.map((path) => realpath(path).catch(() => null)));
  // What does not exist cannot be hidden. A link below /run or /var/lib would be; it is kept as what it leads to.
  const existing = wanted.flatMap((path, index) => (found[index] == null ? [] : [path, found[index]]));
  return [...new Set(existing)].filter((path) => path !== "/var/lib/cni").sort();
}
