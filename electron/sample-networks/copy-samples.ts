import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomically } from "../platform/atomic-write.ts";
import { hasErrorCode } from "../platform/error-code.ts";
import { makeDirectory } from "../platform/make-directory.ts";
import { type SampleFile, sampleFiles } from "./sample-files.ts";

/** Lists the samples that were copied once, one name a line; libcni does not look at it. */
const markerName = ".samples-copied";

/**
 * Copies the sample networks into a directory, which is made if need be. A file that is there is never
 * overwritten, and a sample that was copied once never comes back after the person deleted it.
 * @returns the names of the files that were written.
 * @throws the file system's error.
 */
export async function copySamples(
  directory: string,
  samples: readonly SampleFile[] = sampleFiles,
): Promise<readonly string[]> {
  makeDirectory(directory);
  const marker = join(directory, markerName);
  const copiedBefore = await linesOf(marker);
  const missing = samples.filter(({ name }) => !copiedBefore.includes(name));
  if (missing.length === 0) return [];

  const written: string[] = [];
  for (const sample of missing) {
    if (await writeNewFile(join(directory, sample.name), sample.text)) written.push(sample.name);
  }
  const names = [...copiedBefore, ...missing.map(({ name }) => name)];
  await writeFileAtomically(marker, new TextEncoder().encode(`${names.join("\n")}\n`), 0o644);
  return written;
}

async function linesOf(file: string): Promise<readonly string[]> {
  try {
    return (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
  } catch (error) {
    if (hasErrorCode(error, "ENOENT")) return [];
    throw error;
  }
}

/** Makes the file whole or not at all; `false` if one of that name is there. */
async function writeNewFile(file: string, text: string): Promise<boolean> {
  const temporary = `${file}.${randomBytes(6).toString("hex")}~`;
  try {
    await writeFile(temporary, text, { mode: 0o644, flag: "wx" });
    await link(temporary, file);
    return true;
  } catch (error) {
    if (hasErrorCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}
