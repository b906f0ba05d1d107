/** Which part of a list is asked for: so many runs between two numbers, which are left out themselves. */
export interface PagePart {
  readonly afterId?: number | undefined;
  readonly beforeId?: number | undefined;
  readonly limit: number;
}
