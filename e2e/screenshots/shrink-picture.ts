import { execFile } from "node:child_process";
import { rename } from "node:fs/promises";
import { promisify } from "node:util";

const colours = "160";

/**
 * Makes a PNG of a window a third as large by keeping the colours that it has most of. Where ImageMagick is not on
 * the machine the picture stays as it is.
 */
export async function shrinkPicture(path: string): Promise<void> {
  const half = `${path}.half`;
  const settings = ["-strip", "+dither", "-colors", colours, "-define", "png:compression-level=9"];
  try {
    await promisify(execFile)("convert", [path, ...settings, `PNG8:${half}`]);
    await rename(half, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}
