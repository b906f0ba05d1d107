const grouping = new Intl.NumberFormat("en");

/** A number with its digits in groups: `12,408`. */
export function grouped(count: number | bigint): string {
  return grouping.format(count);
}

/**
 * So many of something: `1 run`, `12,408 runs`.
 * @param many where it is not `one` with an s
 */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** So many runs, in words. */
export const runsWords = (count: number): string => counted(count, "run");
