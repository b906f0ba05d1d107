/**
 * Runs and their steps. `runs` holds what a list shows and filters by, and nothing large, so that a page of a
 * long history touches few disk pages; everything that is read only when a run is opened lies apart.
 *
 * Bytes that went in or came out are BLOBs, so that they are read back as they were. Structured values that are
 * never searched by are JSON. `owner` names the process that a run belongs to while it is under way.
 */
export const createRuns = `
CREATE TABLE runs (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  operation    TEXT NOT NULL,
  target_id    TEXT NOT NULL,
  network_name TEXT NOT NULL,
  netns        TEXT NOT NULL,
  container_id TEXT NOT NULL,
  if_name      TEXT NOT NULL,
  started_at   INTEGER NOT NULL,
  duration_ms  REAL,
  outcome      TEXT NOT NULL,
  headline     TEXT NOT NULL,
  owner        TEXT
) STRICT;

CREATE INDEX runs_by_operation ON runs (operation, id);
CREATE INDEX runs_by_outcome ON runs (outcome, id);
CREATE INDEX runs_by_network ON runs (network_name, id);
CREATE INDEX runs_under_way ON runs (owner) WHERE outcome = 'running';

CREATE TABLE run_details (
  run_id          INTEGER PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
  network_file    TEXT NOT NULL,
  network_bytes   BLOB NOT NULL,
  args            TEXT NOT NULL,
  capability_args TEXT NOT NULL,
  plugin_path     TEXT NOT NULL,
  cni_version     TEXT,
  plugin_types    TEXT NOT NULL,
  skip_reason     TEXT,
  error           TEXT,
  result          BLOB
) STRICT;

CREATE TABLE steps (
  run_id       INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step_index   INTEGER NOT NULL,
  plugin_index INTEGER NOT NULL,
  command      TEXT NOT NULL,
  plugin_type  TEXT NOT NULL,
  state        TEXT NOT NULL,
  path         TEXT,
  exit_code    INTEGER,
  signal       TEXT,
  offset_ms    REAL NOT NULL,
  duration_ms  REAL,
  error        TEXT,
  PRIMARY KEY (run_id, step_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE step_data (
  run_id     INTEGER NOT NULL,
  step_index INTEGER NOT NULL,
  searched   TEXT NOT NULL,
  env        TEXT,
  injected   TEXT NOT NULL,
  stdin      BLOB,
  stdout     BLOB,
  stderr     BLOB,
  PRIMARY KEY (run_id, step_index),
  FOREIGN KEY (run_id, step_index) REFERENCES steps (run_id, step_index) ON DELETE CASCADE
) STRICT;
`;
