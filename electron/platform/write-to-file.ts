import { open } from "node:fs/promises";

/** Takes the next part of a file; resolves when there is room for more. */
export type WritePart = (part: string | Uint8Array) => Promise<void>;

/**
 * Makes a new file for its owner's eyes only, part by part. Text is written as UTF-8.
 * @throws the file system's error, or what `write` throws
 */
export async function writeToFile(path: string, write: (to: WritePart) => Promise<void>): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await write(async (part) => {
      await file.writeFile(part);
    });
  } finally {
    await file.close();
  }
}
