/** Why libcni refuses a configuration; the message is libcni's to the letter. */
export class ConfError extends Error {
  override readonly name = "ConfError";
  /** Offset in the file's bytes of the first one that is wrong; `null` where no place can be named. */
  readonly offset: number | null;
  /** What to call it where files are listed: the message without what is said for every file. */
  readonly reason: string;

  constructor(message: string, offset: number | null = null, reason: string = message) {
    super(message);
    this.offset = offset;
    this.reason = reason;
  }
}
