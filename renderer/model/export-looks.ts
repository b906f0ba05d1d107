import type { ExportFormat } from "../../shared/export/export-format.ts";
import type { SavedFileKind } from "../../shared/files/saved-file.ts";

interface ExportLook {
  readonly label: string;
  /** What it is good for. */
  readonly about: string;
  readonly kind: SavedFileKind;
}

/** How the window speaks of each format, and as what files it saves them. */
export const exportLooks: Readonly<Record<ExportFormat, ExportLook>> = {
  command: {
    label: "cnitool command",
    about: "The command line that does the same in a shell.",
    kind: "txt",
  },
  script: {
    label: "Shell script",
    about:
      "Repeats each plugin call with its exact environment and stdin; needs neither cnitool nor this program.",
    kind: "sh",
  },
  markdown: {
    label: "Markdown report",
    about: "For a bug tracker: what was run, what each plugin got and said, and what changed.",
    kind: "md",
  },
  json: { label: "JSON", about: "The whole record of the run, to the byte.", kind: "json" },
};
