/**
 * Which of a step's columns are compressed, a bit for each; see packing.ts. What plugins ran themselves is text, or
 * bytes once it is compressed, which a column of type TEXT would refuse.
 */
export const addPacked = `
ALTER TABLE step_data ADD COLUMN packed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE step_data RENAME COLUMN delegated TO delegated_text;
ALTER TABLE step_data ADD COLUMN delegated ANY;
UPDATE step_data SET delegated = delegated_text WHERE delegated_text IS NOT NULL;
ALTER TABLE step_data DROP COLUMN delegated_text;
`;
