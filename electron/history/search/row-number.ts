/**
 * A parameter that is compared with the rowid of an FTS5 table. Node gives numbers to SQLite as REAL, for which FTS5
 * looks through everything that matches (and, for `=`, takes the first of it).
 */
export const rowNumber = (parameter: string): string => `CAST(${parameter} AS INTEGER)`;
