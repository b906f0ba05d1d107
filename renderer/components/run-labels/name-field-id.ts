/** The id of the field for a run's name, which a command leads to. */
export const nameFieldId = "run-name";
