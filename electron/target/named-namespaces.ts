import { readdir } from "node:fs/promises";
import { hasErrorCode } from "../platform/error-code.ts";

/** Where `ip netns` binds namespaces to names. */
export const namespacesDirectory = "/run/netns";

/** The names there, in the order of their bytes; not all of them have to be namespaces. */
export async function namedNamespaces(): Promise<readonly string[]> {
  try {
    const names = await readdir(namespacesDirectory);
    return names.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  } catch (error) {
    // `ip netns` makes the directory together with the first namespace.
    if (hasErrorCode(error, "ENOENT")) return [];
    throw error;
  }
}
