/**
 * What tells whether a run is still as it was written, since SQLite's pages have no checksums; see run-digest.ts. NULL
 * while a run is under way, and for runs from before there were digests.
 */
export const addRunDigests = "ALTER TABLE run_details ADD COLUMN digest BLOB;";
