/**
 * The runs of some numbers, as they follow FROM, in the order of the numbers.
 * @param numbers a parameter that is a list in JSON
 * @param by the index that says all that is asked of them; NOT INDEXED for the table
 */
export const namedRuns = (numbers: string, by: string): string =>
  `(SELECT value AS number FROM json_each(${numbers})) CROSS JOIN runs ${by} ON id = number`;

/** What tells time and kind of a run of some number. */
export const byNumber = "INDEXED BY runs_by_number";
