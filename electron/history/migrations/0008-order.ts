/**
 * What puts the list in the order of time. The time's index holds all that a page of the list is decided by, so that no
 * row is read for it; of each cell the newest runs can be told at once. Runs that were imported have new numbers and
 * old times: what is found by its number, such as text, is gone through in blocks of numbers, each of which knows the
 * times that are in it. The bounds stay as wide as they were when runs are deleted.
 */
export const orderByTime = `
DROP INDEX runs_by_time;
DROP INDEX runs_by_cell;
CREATE INDEX runs_by_time ON runs (started_at, id, cell);
CREATE INDEX runs_by_cell ON runs (cell, started_at);

CREATE TABLE run_blocks (
  id     INTEGER PRIMARY KEY,
  oldest INTEGER NOT NULL,
  newest INTEGER NOT NULL
) STRICT;
INSERT INTO run_blocks SELECT id >> 12, min(started_at), max(started_at) FROM runs GROUP BY 1;
CREATE TRIGGER runs_in_blocks AFTER INSERT ON runs BEGIN
  INSERT INTO run_blocks VALUES (new.id >> 12, new.started_at, new.started_at)
  ON CONFLICT (id) DO UPDATE SET oldest = min(oldest, excluded.oldest), newest = max(newest, excluded.newest)
  WHERE excluded.oldest < oldest OR excluded.newest > newest;
END;
`;
