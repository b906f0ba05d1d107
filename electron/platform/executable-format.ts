import { accessSync, closeSync, constants, openSync, readdirSync, readSync } from "node:fs";

/**
 * Whether the kernel would refuse a file with ENOEXEC. Node starts programs through the C library's execvp,
 * which hands such a file to /bin/sh instead of reporting it; libcni reports it.
 */
export function isUnknownFormat(path: string): boolean {
  const start = firstBytes(path);
  if (start === null || start.startsWith("#!") || start === "\x7fELF") return false;
  return isExecutable(path) && !hasOtherFormats();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // EACCES, which the kernel finds before it looks at the format.
    return false;
  }
}

/** `null` if the file cannot be read, which does not mean that it cannot be run. */
function firstBytes(path: string): string | null {
  try {
    const file = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(4);
      return bytes.toString("latin1", 0, readSync(file, bytes, 0, 4, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    // Starting it will tell why.
    return null;
  }
}

/** binfmt_misc may know formats that we do not; then starting it has to tell. */
function hasOtherFormats(): boolean {
  try {
    return readdirSync("/proc/sys/fs/binfmt_misc").some((name) => name !== "register" && name !== "status");
  } catch {
    return false;
  }
}
