import {
  accessSync,
  chmodSync,
  constants,
  lstatSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { recordingPrefix as prefix } from "../../../shared/run/delegated-call.ts";
import { isAlive, ownIdentity } from "../../platform/process-identity.ts";
import { recordingScript } from "./recording-script.ts";

/** A directory for recordings, and the file in it that stands in for delegates. */
export interface RecordingDirectory {
  readonly path: string;
  readonly script: string;
}

/**
 * Makes a directory for this process's recordings, which only this user can look into and in which programs can be
 * started. In /run where possible, which in a lab is the lab's own.
 * @throws Error with the reasons if there is no such place.
 */
export function makeRecordingDirectory(): RecordingDirectory {
  const problems: string[] = [];
  for (const base of new Set(["/run", tmpdir(), "/var/tmp"])) {
    try {
      sweep(base);
      return makeIn(base);
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(`There is no directory to start programs in: ${problems.join("; ")}`);
}

function makeIn(base: string): RecordingDirectory {
  // The owner is in the name, so that what a killed process left can be told from what is in use.
  const path = mkdtempSync(join(base, `${prefix}${ownIdentity().replaceAll("/", "_")}-`));
  try {
    const script = join(path, "record");
    writeFileSync(script, recordingScript);
    chmodSync(script, 0o700);
    // Where the file system is mounted noexec, this says so.
    accessSync(script, constants.X_OK);
    return { path, script };
  } catch (error) {
    rmSync(path, { recursive: true, force: true });
    throw error;
  }
}

/** Removes what processes of this user left that were killed. */
function sweep(base: string): void {
  for (const name of readdirSync(base).filter((entry) => entry.startsWith(prefix))) {
    const path = join(base, name);
    if (isAlive(ownerOf(path))) continue;
    try {
      if (lstatSync(path).uid === process.getuid?.()) rmSync(path, { recursive: true, force: true });
    } catch {
      // Another process sweeps as well.
    }
  }
}

function ownerOf(path: string): string {
  return basename(path)
    .slice(prefix.length)
    .replace(/-[^-]*$/, "")
    .replaceAll("_", "/");
}
