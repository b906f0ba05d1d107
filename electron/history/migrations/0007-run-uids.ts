/**
 * What a run is called in every history that it ever lies in: 16 random bytes. Numbers belong to one history. Whoever
 * writes a run need not give it one; an import does.
 */
export const addRunUids = `
ALTER TABLE runs ADD COLUMN uid BLOB;
UPDATE runs SET uid = randomblob(16);
CREATE UNIQUE INDEX runs_by_uid ON runs (uid);
CREATE TRIGGER runs_named AFTER INSERT ON runs WHEN new.uid IS NULL BEGIN
  UPDATE runs SET uid = randomblob(16) WHERE id = new.id;
END;
`;
