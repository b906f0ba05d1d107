/**
 * What makes the history found in an instant (docs/adr/0013-search-index.md). Runs that are alike in all that they are told apart by
 * share a cell, which counts them; what is written in them is searched in two parts, the words that many runs have in
 * common, once for all of them, and what is a run's own.
 */
export const createSearch = `
CREATE TABLE words (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  text TEXT NOT NULL UNIQUE
) STRICT;

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
  runs         INTEGER NOT NULL DEFAULT 0,
  UNIQUE (netns, network_name, operation, outcome, words_id, plugin_types, codes, if_name, target_id)
) STRICT;

ALTER TABLE runs ADD COLUMN cell INTEGER REFERENCES cells (id);
CREATE INDEX runs_by_cell ON runs (cell);
CREATE INDEX runs_by_time ON runs (started_at, cell);
CREATE INDEX runs_unindexed ON runs (id) WHERE cell IS NULL;
DROP INDEX runs_by_operation;
DROP INDEX runs_by_outcome;

CREATE VIRTUAL TABLE words_search USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'trigram');
CREATE VIRTUAL TABLE run_search
  USING fts5 (container, addresses, text, content = '', contentless_delete = 1, tokenize = 'trigram');

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
