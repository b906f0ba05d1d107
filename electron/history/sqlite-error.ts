/** Primary result codes of SQLite (sqlite.org/rescode.html). */
const busy = 5;
const corrupt = 11;
const full = 13;
const notADatabase = 26;

/** Whether an error says that the database file is damaged or no database at all. */
export function saysDamaged(error: unknown): boolean {
  const code = primaryCode(error);
  return code === corrupt || code === notADatabase;
}

/** Whether an error says that another program had the database locked for too long. */
export function saysLocked(error: unknown): boolean {
  return primaryCode(error) === busy;
}

/** Whether an error says that there is no room left on the disk. */
export function saysFull(error: unknown): boolean {
  return primaryCode(error) === full;
}

/** `null` for what is no error of SQLite. */
function primaryCode(error: unknown): number | null {
  if (!(error instanceof Error && "errcode" in error && typeof error.errcode === "number")) return null;
  // Extended codes carry the primary one in their lowest byte.
  return error.errcode & 0xff;
}
