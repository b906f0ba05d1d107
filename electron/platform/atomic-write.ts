import { randomBytes } from "node:crypto";
import { type FileHandle, open, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { hasErrorCode } from "./error-code.ts";

/** What file systems without modes, such as those of most USB sticks, or without directories to sync answer. */
const notThere = ["EPERM", "EINVAL", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"];

/**
 * Replaces a file in one step: a reader sees the old bytes or the new ones, also after a power cut. The mode is
 * set as given, whatever the umask, where the file system has modes. The directory has to exist.
 * @throws the file system's error, with the old file untouched and no temporary file left.
 */
export async function writeFileAtomically(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  await makeFileAtomically(path, mode, async (temporary) => {
    await writeFile(temporary, bytes, { flag: "wx", mode: 0o600 });
  });
}

/**
 * The same for a file that is too large for the memory, or made by something else.
 * @param make makes a file of the name that it is given, beside the one that is to be replaced, for its owner's eyes only
 * @param place puts the temporary file into its place; renames it over what is there where absent
 * @throws what `make` or `place` throws, or the file system's error
 */
export async function makeFileAtomically(
  path: string,
  mode: number,
  make: (temporary: string) => Promise<void>,
  place: (temporary: string) => Promise<void> = (temporary) => rename(temporary, path),
): Promise<void> {
  const directory = dirname(path);
  // Dotted and without an extension that libcni looks for, so that nobody takes it for a network.
  const temporary = join(directory, `.${shortened(basename(path))}.${randomBytes(6).toString("hex")}~`);
  try {
    await make(temporary);
    await using(await open(temporary, "r+"), async (file) => {
      await whereThere(() => file.chmod(mode));
      await file.sync();
    });
    await place(temporary);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await using(await open(directory, "r"), (handle) => whereThere(() => handle.sync()));
}

/** Does what not every file system can do; one's own new file is refused it for no other reason. */
async function whereThere(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!notThere.some((code) => hasErrorCode(error, code))) throw error;
  }
}

async function using(handle: FileHandle, use: (handle: FileHandle) => Promise<void>): Promise<void> {
  try {
    await use(handle);
  } finally {
    await handle.close();
  }
}

/** Leaves room in the 255 bytes of a file name for what is put around it. */
function shortened(name: string): string {
  return Array.from(name).slice(0, 50).join("");
}
