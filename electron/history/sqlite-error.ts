/** Primary result codes of SQLite (sqlite.org/rescode.html). */
const corrupt = 11;
const notADatabase = 26;

/** Whether an error says that the database file is damaged or no database at all. */
export function saysDamaged(error: unknown): boolean {
  if (!(error instanceof Error && "errcode" in error && typeof error.errcode === "number")) return false;
  // Extended codes carry the primary one in their lowest byte.
  const primary = error.errcode & 0xff;
  return primary === corrupt || primary === notADatabase;
}
