/**
 * What tells the kind and the time of runs that were found by their numbers, such as by their text, without reading
 * them; and when runs failed, which are few among all.
 */
export const indexNumbers = `
CREATE INDEX runs_by_number ON runs (id, started_at, cell);
CREATE INDEX runs_failed ON runs (started_at, cell) WHERE outcome = 'failed';
`;
