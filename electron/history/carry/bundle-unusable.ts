/** A file is no bundle that this program can read. */
export class BundleUnusable extends Error {
  override readonly name = "BundleUnusable";
  /** What to do next. */
  readonly advice: string;

  constructor(message: string, advice: string) {
    super(message);
    this.advice = advice;
  }
}
