import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { Random } from "../../electron/libcni/testing/random.ts";

/**
 * How many processes are killed in each of the phases: writing, migration, retention and import.
 * CNITOOL_DESKTOP_KILLS is for more of all together, CNITOOL_DESKTOP_SEED for other moments.
 */
export const killsOfEach = Math.ceil(Number(process.env.CNITOOL_DESKTOP_KILLS ?? 32) / 4);
export const random = new Random(Number(process.env.CNITOOL_DESKTOP_SEED ?? 1));

/** What a process wrote outlives it whatever the disk has seen, which is only slow. */
const inMemory = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** Gives each test of the calling file a directory of its own; the function gives the path of a file in it. */
export function directoryForEachTest(): (...names: readonly string[]) => string {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(inMemory, "kills-"));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
  return (...names) => join(directory, ...names);
}
