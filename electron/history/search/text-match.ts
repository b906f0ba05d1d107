/** What matches the one and not the other, as FTS5 writes it. */
export function bothOf(match: string, noMatch: string | null): string {
  return noMatch === null ? match : `(${match}) NOT (${noMatch})`;
}
