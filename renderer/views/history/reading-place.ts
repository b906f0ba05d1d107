/** Rows that are looked for, from the first one in sight on. */
const rowsInSight = 50;

/** What a list shows, and where. */
export interface ShownRows {
  readonly runs: readonly { readonly id: number }[];
  /** Where the first of them begins. */
  readonly beforePx: number;
  /** Whether there is nothing before them. */
  readonly reachesStart: boolean;
  /** The highest number that was ever heard of; a run that is had back does not change it. */
  readonly newestId: number;
}

/** How a list is being read. */
export interface Reading {
  readonly scrollTop: number;
  readonly rowPx: number;
  /** A row is selected, or the list has the focus. */
  readonly isRead: boolean;
}

/**
 * How far what is being read was moved by runs that came or went above it, in pixels. At the top of a list that nobody
 * reads new runs come into sight, as they do in a log; those that are had back always do.
 */
export function movedBy(earlier: ShownRows, now: ShownRows, { scrollTop, rowPx, isRead }: Reading): number {
  if (earlier.runs === now.runs && earlier.beforePx === now.beforePx) return 0;
  const isAtTop = earlier.reachesStart && scrollTop < rowPx;
  if (isAtTop && !(isRead && now.newestId > earlier.newestId)) return 0;
  const top = Math.max(0, Math.floor((scrollTop - earlier.beforePx) / rowPx));
  const inSight = earlier.runs.slice(top, top + rowsInSight);
  const places = new Map(now.runs.map(({ id }, place) => [id, place]));
  // The first of those in sight that is still there.
  for (const [offset, { id }] of inSight.entries()) {
    const place = places.get(id);
    if (place !== undefined) return now.beforePx - earlier.beforePx + (place - top - offset) * rowPx;
  }
  return 0;
}
