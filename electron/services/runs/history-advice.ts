import { saysLocked } from "../../history/sqlite-error.ts";

/** What to do about a history that cannot be written. */
export function historyAdvice(error: unknown): string {
  return saysLocked(error)
    ? "Another program has it locked, such as a backup or an SQLite browser: end that one."
    : "Make sure that there is room on the disk and that the history's directory can be written.";
}
