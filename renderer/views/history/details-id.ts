/** The id of the details, which Enter in the list leads to. */
export const detailsId = "run-details";
