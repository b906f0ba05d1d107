import type { RunOrder, RunPlace } from "../../../shared/history/run-order.ts";

/** Which part of a list is asked for. */
export interface PagePart {
  /** The newest first where absent. */
  readonly order?: RunOrder | undefined;
  /** The runs that follow this place; those at the beginning of the list where no place is given. */
  readonly after?: RunPlace | undefined;
  /** The runs that come right before this place. */
  readonly before?: RunPlace | undefined;
  /** The last runs of the list, where no place is given. */
  readonly fromEnd?: boolean | undefined;
  /**
   * What follows so many runs of the list, where no place is given.
   * @see isNumbered
   */
  readonly skip?: number | undefined;
  /** Just this run, if it is meant. */
  readonly only?: number | undefined;
  readonly limit: number;
}
