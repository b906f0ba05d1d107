import { z } from "zod";

/** Primary result codes of SQLite (sqlite.org/rescode.html). */
const corrupt = 11;
const notADatabase = 26;

const sqliteError = z.object({ code: z.literal("ERR_SQLITE_ERROR"), errcode: z.int() });

/** Whether an error says that the database file is damaged or no database at all. */
export function saysDamaged(error: unknown): boolean {
  const parsed = sqliteError.safeParse(error);
  if (!parsed.success) return false;
  // Extended codes carry the primary one in their lowest byte.
  const primary = parsed.data.errcode & 0xff;
  return primary === corrupt || primary === notADatabase;
}
