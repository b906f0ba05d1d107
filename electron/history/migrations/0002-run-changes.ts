/**
 * What runs did to the machine, as JSON; apart from the details because it can be long and most readers of a run
 * do without it. A run without a row took no snapshots.
 */
export const createRunChanges = `
CREATE TABLE run_changes (
  run_id  INTEGER PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
  changes TEXT NOT NULL
) STRICT;
`;
