/**
 * How a run stands. A run ends in exactly one of `succeeded`, `failed`, `skipped` (libcni reported success
 * without running anything) and `cancelled`. `interrupted` is what becomes of a run whose program died.
 */
export const outcomes = ["running", "succeeded", "failed", "skipped", "cancelled", "interrupted"] as const;
export type Outcome = (typeof outcomes)[number];
