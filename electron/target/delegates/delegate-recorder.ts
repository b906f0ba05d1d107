import { accessSync, constants, linkSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DelegatedCall } from "../../../shared/run/delegated-call.ts";
import { findDelegates } from "./find-delegates.ts";
import { readRecording } from "./read-recording.ts";
import { makeRecordingDirectory } from "./recording-directory.ts";

/** What the recording script is run by. */
const interpreters = ["/usr/bin/env", "/usr/bin/perl"];

/** Numbers of prctl, clock_gettime and prlimit64. Elsewhere times are less exact. */
const systemCalls: Readonly<Record<string, readonly number[]>> = {
  x64: [157, 228, 302],
  arm64: [167, 113, 261],
};

/** A recording that is under way. */
export interface DelegateRecorder {
  /** What has to stand in front of CNI_PATH: it holds a stand-in under the name of each plugin there. */
  readonly directory: string;
  /**
   * What was recorded, in the order in which the calls began.
   * @param startedMs when the plugin started, in ms on the clock of process.hrtime
   */
  calls(startedMs: number): readonly DelegatedCall[];
  /** Removes all traces. */
  remove(): void;
}

/**
 * Prepares to record what one plugin runs itself, by way of CNI_PATH.
 * @param pluginPath the directories of CNI_PATH
 * @param workingDirectory where the plugin is started, which relative directories are taken from
 * @throws Error with the reason if nothing can be recorded
 */
export function createDelegateRecorder(
  pluginPath: readonly string[],
  workingDirectory: string,
): DelegateRecorder {
  const missing = interpreters.filter((file) => !isProgram(file));
  if (missing.length > 0) throw new Error(`There is no ${missing.join(" and no ")} on this machine.`);
  const { path: root, script } = makeRecordingDirectory();
  const directory = join(root, "path");
  const calls = join(root, "calls");
  const remove = () => rmSync(root, { recursive: true, force: true });
  try {
    mkdirSync(directory);
    mkdirSync(calls);
    const delegates = findDelegates(pluginPath, workingDirectory);
    const numbers = systemCalls[process.arch] ?? ["", "", ""];
    const entries = delegates.flatMap(({ name, path }) => [name, path]);
    writeFileSync(join(root, "plan"), [...numbers, ...entries].join("\0"));
    for (const { name } of delegates) linkSync(script, join(directory, name));
  } catch (error) {
    remove();
    throw error;
  }
  return { directory, calls: (startedMs) => readRecording(calls, startedMs), remove };
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Missing or not to be run, which is the same to a recording.
    return false;
  }
}
