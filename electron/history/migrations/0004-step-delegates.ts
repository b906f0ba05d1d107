/** What plugins ran themselves, as JSON; NULL for steps of which that was not recorded. */
export const addStepDelegates = "ALTER TABLE step_data ADD COLUMN delegated TEXT;";
