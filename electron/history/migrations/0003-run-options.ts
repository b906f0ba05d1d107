/**
 * How a run was conducted where that was not the ordinary way, such as in step mode, as JSON; NULL for most runs. What
 * is in it is never searched by.
 */
export const addRunOptions = "ALTER TABLE run_details ADD COLUMN options TEXT;";
