import type { RunOrder } from "../history/run-order.ts";

/** A search of the history that was given a name. */
export interface SavedSearch {
  /** Each name once. */
  readonly name: string;
  /** The query in words, as `printQuery` writes them. */
  readonly words: string;
  readonly order: RunOrder;
}
