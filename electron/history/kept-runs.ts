/** For the columns of a run itself: it is not deleted. Deleted runs are there until nobody can have them back. */
export const isKept = "coalesce((SELECT removal FROM cells WHERE cells.id = runs.cell), 0) = 0";

/** Runs with what is written on them, where that is anything. */
export const listedRuns = "runs LEFT JOIN run_labels ON run_id = id";
