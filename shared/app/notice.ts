/** Something that happened without being asked for and that a person has to know of. */
export interface Notice {
  /** Grows with each notice of one start of the program. */
  readonly id: number;
  /** A sentence for people. */
  readonly message: string;
  /** What to do next; empty if nothing can be said. */
  readonly advice: string;
}
