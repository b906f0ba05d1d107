import { resolve } from "node:path";
import { backUpHistory } from "../../../history/carry/back-up.ts";
import { makeFileAtomically } from "../../../platform/atomic-write.ts";
import { errorWords } from "../../../platform/error-words.ts";
import { say } from "../output.ts";
import { isHistoryFile } from "./is-history-file.ts";

/** Copies the history while others go on writing it. Answers with what is wrong. */
export async function backUpCommand(historyFile: string, file: string): Promise<string | null> {
  const path = resolve(file);
  if (isHistoryFile(path, historyFile)) return "That is the history itself; name another file.";
  try {
    await makeFileAtomically(path, 0o600, (temporary) => backUpHistory(historyFile, temporary, () => {}));
  } catch (error) {
    return `The history could not be copied to ${path}: ${errorWords(error)}.`;
  }
  say(
    `The history is in ${path}. To go back to it: end the program, and put it in the place of ${historyFile}.`,
  );
  return null;
}
