/** A file that was saved for the person who asked for it. */
export interface SavedFile {
  /** Absolute. */
  readonly path: string;
}

/** What the window has saved: pictures, reports, scripts and data. */
export const savedFileKinds = ["svg", "png", "json", "csv", "md", "sh", "txt"] as const;
export type SavedFileKind = (typeof savedFileKinds)[number];

const maxNameChars = 100;

/** A name that leads into no other directory and is hidden from nobody, of one of the kinds. */
export const savedFileName = new RegExp(
  `^[\\p{L}\\p{N}_][\\p{L}\\p{N} ._-]*\\.(?:${savedFileKinds.join("|")})$`,
  "u",
);

/** A good name for a file about something, such as `run-12-lab-net.svg` for the words 'run', '12' and 'lab-net'. */
export function toSavedFileName(words: readonly string[], kind: SavedFileKind): string {
  const name = words
    .join("-")
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[^\p{L}\p{N}_]+/u, "")
    .slice(0, maxNameChars);
  return `${name === "" ? "file" : name}.${kind}`;
}
