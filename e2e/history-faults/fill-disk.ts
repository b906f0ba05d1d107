import { closeSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Fills the disk on which `filler` is to lie, but for so many bytes; the function makes the room again. */
export function fillDisk(filler: string, but = 0): () => void {
  const handle = openSync(filler, "w");
  try {
    for (const size of [65_536, 1]) while (freeBytes(filler) >= but + size && tryWrite(handle, size));
  } finally {
    closeSync(handle);
  }
  return () => rmSync(filler);
}

/** What the disk has left. */
export function freeBytes(file: string): number {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize;
}

function tryWrite(handle: number, size: number): boolean {
  try {
    return writeSync(handle, Buffer.alloc(size)) === size;
  } catch {
    return false;
  }
}
