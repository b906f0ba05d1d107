import { resolve } from "node:path";
import { backUpHistory } from "../../../history/carry/back-up.ts";
import { makeFileAtomically } from "../../../platform/atomic-write.ts";
import { say } from "../output.ts";

/** Copies the history while others go on writing it. Answers with what is wrong. */
export async function backUpCommand(historyFile: string, file: string): Promise<string | null> {
  const path = resolve(file);
  if (path === resolve(historyFile)) return "That is the history itself; name another file.";
  try {
    await makeFileAtomically(path, 0o600, (temporary) => backUpHistory(historyFile, temporary, () => {}));
  } catch (error) {
    return `The history could not be copied to ${path}: ${error instanceof Error ? error.message : String(error)}.`;
  }
  say(
    `The history is in ${path}. To go back to it: end the program, and put it in the place of ${historyFile}.`,
  );
  return null;
}
