/** As what a run can be taken along. */
export const exportFormats = ["command", "script", "markdown", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];
