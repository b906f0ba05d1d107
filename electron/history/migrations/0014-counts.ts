/** What tells how many runs each kind has, which is asked after each write, without reading what the kinds are. */
export const indexCounts = "CREATE INDEX cells_counted ON cells (runs, removal);";
