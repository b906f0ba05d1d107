/** Which of a step's columns are compressed, a bit for each; see packing.ts. */
export const addPacked = "ALTER TABLE step_data ADD COLUMN packed INTEGER NOT NULL DEFAULT 0;";
