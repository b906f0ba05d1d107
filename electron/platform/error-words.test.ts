import { expect, it } from "vitest";
import { errorWords, isSystemError } from "./error-words.ts";

it.each([
  ["EACCES: permission denied, scandir '/var/lib/cni/results'", "permission denied"],
  ["ENOENT: no such file or directory, open '/a, b\n/c'", "no such file or directory"],
  ["ENOENT: no such file or directory, rename '/a' -> '/b'", "no such file or directory"],
  ["ENOSPC: no space left on device, write", "no space left on device"],
])("of %s only the system's words are left", (message, words) => {
  expect(errorWords(new Error(message))).toBe(words);
  expect(isSystemError(new Error(message))).toBe(true);
});

it("leaves any other message as it is, but for its full stop", () => {
  expect(errorWords(new Error("EACCES was expected, and more."))).toBe("EACCES was expected, and more");
  expect(errorWords("a text")).toBe("a text");
  expect(isSystemError(new Error("database disk image is malformed"))).toBe(false);
});
