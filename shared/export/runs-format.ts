/** As what many runs can be taken along at once. */
export const runsFormats = ["bundle", "jsonl", "csv", "markdown", "script"] as const;
export type RunsFormat = (typeof runsFormats)[number];
/** Those that are text. */
export type RunsTextFormat = Exclude<RunsFormat, "bundle">;
