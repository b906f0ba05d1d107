/** What stands in a secret's place. */
export const mask = "(masked)";

/** A secret in a text. */
export interface Secret {
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
  /** What it is: the name that it goes by, or its shape. */
  readonly what: string;
  /** The secret itself, without quotes and escapes. */
  readonly value: string;
  /** What takes its place. */
  readonly replacement: string;
}

/** A text without its secrets, and what they were. */
export interface MaskedText {
  readonly text: string;
  readonly secrets: readonly Secret[];
}
