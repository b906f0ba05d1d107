import type { TargetFileError } from "../../target/target.ts";

/** The kernel's errors in the words that Go has for them. */
const texts: ReadonlyMap<string, string> = new Map([
  ["E2BIG", "argument list too long"],
  ["EACCES", "permission denied"],
  ["EAGAIN", "resource temporarily unavailable"],
  ["EBUSY", "device or resource busy"],
  ["EDQUOT", "disk quota exceeded"],
  ["EEXIST", "file exists"],
  ["EFBIG", "file too large"],
  // Not of Linux: a target's own refusal of FIFOs, devices and sockets.
  ["EFTYPE", "not a regular file"],
  ["EINVAL", "invalid argument"],
  ["EIO", "input/output error"],
  ["EISDIR", "is a directory"],
  ["ELIBBAD", "accessing a corrupted shared library"],
  ["ELOOP", "too many levels of symbolic links"],
  ["EMFILE", "too many open files"],
  ["ENAMETOOLONG", "file name too long"],
  ["ENFILE", "too many open files in system"],
  ["ENODEV", "no such device"],
  ["ENOENT", "no such file or directory"],
  ["ENOEXEC", "exec format error"],
  ["ENOMEM", "cannot allocate memory"],
  ["ENOSPC", "no space left on device"],
  ["ENOTDIR", "not a directory"],
  ["ENOTEMPTY", "directory not empty"],
  ["ENXIO", "no such device or address"],
  ["EPERM", "operation not permitted"],
  ["EROFS", "read-only file system"],
  ["ETXTBSY", "text file busy"],
  // Node's own refusal of a NUL byte, before the kernel is asked.
  ["ERR_INVALID_ARG_VALUE", "invalid argument"],
]);

/** Go's words for an errno name; the name itself where Go's are not known here. */
export function errnoText(code: string): string {
  return texts.get(code) ?? code;
}

/** A file operation's error as Go words it; `operation` is the system call that Go would name. */
export function pathErrorText(
  operation: "open" | "read" | "mkdir",
  path: string,
  error: TargetFileError,
): string {
  // Opening a directory succeeds, so that Go names the call after it.
  const call = operation === "open" && error.code === "EISDIR" ? "read" : operation;
  return `${call} ${path}: ${errnoText(error.code)}`;
}
