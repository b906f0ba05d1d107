/** The history cannot be used as things stand; nothing of it was changed. */
export class HistoryUnusable extends Error {
  override readonly name = "HistoryUnusable";
  /** What to do next. */
  readonly advice: string;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.advice = advice;
  }
}
