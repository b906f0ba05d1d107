/** What a bundle of runs is called in its own first line. */
export const bundleFormat = "cnitool-desktop runs";

/** Raised whenever a program from before could not read what is written now. */
export const bundleVersion = 1;

/** What a bundle says of itself. */
export interface BundleHeader {
  readonly format: typeof bundleFormat;
  readonly version: number;
  /** The version of the program that wrote it. */
  readonly program: string;
  /** When, in ISO 8601. */
  readonly exported: string;
  /** Tokens, passwords and keys are masked in it. */
  readonly masked: boolean;
  /** How many runs were to be written; the last line has how many were. */
  readonly runs: number;
}
