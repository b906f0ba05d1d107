/** Writes a message and the end of its line to stderr. The message stays as it is, to the byte. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Writes a value for programs to stdout: JSON on one line. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/**
 * Columns of text, each as wide as its widest cell, two blanks apart, the last one as it comes. Control characters
 * are shown as `?`, since names come from files and may move a terminal's cursor.
 */
export function columns(rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) => row.map(printable));
  const widths = (clean[0] ?? []).map((_, at) => Math.max(...clean.map((row) => row[at]?.length ?? 0)));
  return clean
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join("");
}

/** One line of a text that may hold anything. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => (character === "\n" ? " " : "?"));
}

/** A reader that goes away, such as `head`, ends the output; one of stderr must not end what is under way. */
export function tolerateClosedStreams(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  process.stderr.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
