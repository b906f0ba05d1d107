import { statfs } from "node:fs/promises";
import { hasErrorCode } from "../platform/error-code.ts";

/** NSFS_MAGIC of linux/magic.h. */
const nsfsMagic = 0x6e736673;

/** Whether a namespace is bound to this path; any kind of namespace, since the kernel does not tell them apart. */
export async function isNamespace(path: string): Promise<boolean> {
  try {
    return (await statfs(path)).type === nsfsMagic;
  } catch (error) {
    if (hasErrorCode(error, "ENOENT") || hasErrorCode(error, "ENOTDIR")) return false;
    throw error;
  }
}
