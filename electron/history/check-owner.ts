import { statSync } from "node:fs";
import { HistoryUnusable } from "./history-unusable.ts";

/**
 * Refuses a file or directory of another user, as far as it is there. Root could use it all the same, and would
 * leave files beside it that lock its owner out.
 * @throws HistoryUnusable
 */
export function checkOwner(path: string): void {
  const owner = statSync(path, { throwIfNoEntry: false })?.uid;
  const user = process.geteuid?.();
  if (owner === undefined || owner === user) return;
  throw new HistoryUnusable(
    `The history is not used, since ${path} belongs to user ${owner} and the program runs as user ${user}.`,
    `Give it to this user (as root: chown ${user} '${path}'), start the program as that user, or name another place with XDG_STATE_HOME.`,
  );
}
