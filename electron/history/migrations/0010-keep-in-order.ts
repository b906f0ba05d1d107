/**
 * What people write on runs, and runs that are deleted but can be had back (docs/adr/0020-labels-and-removals.md).
 *
 * A cell tells runs apart by their tags and by whether they are pinned, too, and belongs to a removal while its runs
 * are deleted; cells of one kind may therefore be there several times. Its table is made anew, since a column's
 * uniqueness cannot be taken away.
 */
export const keepInOrder = `
CREATE TABLE run_labels (
  run_id INTEGER PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
  name   TEXT NOT NULL,
  note   TEXT NOT NULL,
  tags   TEXT NOT NULL,
  pinned INTEGER NOT NULL
) STRICT;

CREATE TABLE removals (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  removed_at INTEGER NOT NULL,
  owner      TEXT
) STRICT;

CREATE TABLE order_revision (
  only     INTEGER PRIMARY KEY CHECK (only = 1),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO order_revision VALUES (1, 0);

PRAGMA defer_foreign_keys = ON;
DROP TRIGGER runs_counted;
DROP TRIGGER runs_moved;
DROP TRIGGER runs_uncounted;
CREATE TEMP TABLE cells_before AS SELECT * FROM cells;
DROP TABLE cells;
CREATE TABLE cells (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  operation    TEXT NOT NULL,
  outcome      TEXT NOT NULL,
  target_id    TEXT NOT NULL,
  network_name TEXT NOT NULL,
  netns        TEXT NOT NULL,
  if_name      TEXT NOT NULL,
  plugin_types TEXT NOT NULL,
  codes        TEXT NOT NULL,
  words_id     INTEGER NOT NULL REFERENCES words (id),
  tags         TEXT NOT NULL DEFAULT '[]',
  pinned       INTEGER NOT NULL DEFAULT 0,
  removal      INTEGER NOT NULL DEFAULT 0,
  runs         INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO cells (id, operation, outcome, target_id, network_name, netns, if_name, plugin_types, codes, words_id, runs)
  SELECT id, operation, outcome, target_id, network_name, netns, if_name, plugin_types, codes, words_id, runs
  FROM temp.cells_before;
DROP TABLE temp.cells_before;
CREATE INDEX cells_by_kind ON cells
  (netns, network_name, operation, outcome, words_id, plugin_types, codes, if_name, target_id, tags, pinned, removal);
CREATE INDEX cells_by_words ON cells (words_id);
CREATE INDEX cells_removed ON cells (removal) WHERE removal <> 0;

CREATE TRIGGER runs_counted AFTER INSERT ON runs WHEN new.cell IS NOT NULL BEGIN
  UPDATE cells SET runs = runs + 1 WHERE id = new.cell;
END;
CREATE TRIGGER runs_moved AFTER UPDATE OF cell ON runs WHEN old.cell IS NOT new.cell BEGIN
  UPDATE cells SET runs = runs - 1 WHERE id = old.cell;
  UPDATE cells SET runs = runs + 1 WHERE id = new.cell;
END;
CREATE TRIGGER runs_uncounted AFTER DELETE ON runs BEGIN
  UPDATE cells SET runs = runs - 1 WHERE id = old.cell;
  DELETE FROM run_search WHERE rowid = old.id;
END;
`;
