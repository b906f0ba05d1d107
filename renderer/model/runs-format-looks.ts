import type { RunsFormat } from "../../shared/export/runs-format.ts";

/** How the window speaks of each format for many runs. */
export const runsFormatLooks: Readonly<
  Record<RunsFormat, { readonly label: string; readonly about: string }>
> = {
  bundle: {
    label: "Bundle",
    about: "One compressed file that imports again, here or elsewhere, each run the same to the byte.",
  },
  jsonl: { label: "JSON Lines", about: "The whole record of each run, one on a line; for programs." },
  csv: { label: "CSV", about: "A line for each run with what it was and came to; for spreadsheets." },
  markdown: { label: "Markdown reports", about: "The report of each run, one below the other." },
  script: {
    label: "Shell script",
    about: "Repeats the plugin calls of all runs, the oldest first, and stops where one ends otherwise.",
  },
};
