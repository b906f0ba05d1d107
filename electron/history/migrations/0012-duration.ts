/** What puts the list in the order of the time that runs took, and of what it is restricted by meanwhile. */
export const orderByDuration =
  "CREATE INDEX runs_by_duration ON runs (coalesce(duration_ms, -1), id, cell, started_at);";
