/** Why the program does not start or cannot go on, as one sentence for the person who started it. */
export class HostFailure extends Error {
  override readonly name = "HostFailure";
  /** For the log: what the sentence leaves out. */
  readonly details: string;

  constructor(message: string, details = "") {
    super(message);
    this.details = details;
  }
}
