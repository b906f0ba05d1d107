// A checkout that somebody else owns can be used as it was built, but nothing can be installed or built in it.
import { accessSync, constants, existsSync } from "node:fs";
import { join } from "node:path";
import { PlainError } from "./say.mjs";

/** What installing and building write into, as far as it is there. */
const written = ["", "node_modules", "dist", ".cache"];

/**
 * Says plainly that the checkout cannot be written to, before some tool says so for each of its files.
 * @param {string} root
 * @param {string} purpose what it is needed for, as in "to build the program"
 * @param {(path: string) => boolean} [canWrite]
 */
export function requireWritable(root, purpose, canWrite = isWritable) {
  const path = written.map((name) => join(root, name)).find((each) => existsSync(each) && !canWrite(each));
  if (path === undefined) return;
  throw new PlainError(
    `you may not write into ${path}, which is needed ${purpose}; make a clone of your own, or be the user whose it is.`,
  );
}

/** @param {string} path */
function isWritable(path) {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false; // Whatever the reason is, what follows could not write there either.
  }
}
