/** A text as one word of a POSIX shell: as it stands where no shell would read anything into it, else in single quotes. */
export function shellWord(text: string): string {
  // Neither `~` nor `=` nor `{}` are here: they mean something to some shell in some place.
  if (/^[A-Za-z0-9_@%+:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
