/** Why runs of a bundle are left out, and of how many that is so. */
export interface LeftOut {
  readonly reason: string;
  readonly runs: number;
}

/** What an import would do, from a bundle that was read to its end. */
export interface BundlePreview {
  /** The version of the program that wrote it; `null` where its first line is lost. */
  readonly program: string | null;
  /** When it was written, in ISO 8601; `null` where that is lost. */
  readonly exported: string | null;
  /** Secrets are masked in it; `null` where that is lost. */
  readonly masked: boolean | null;
  /** Runs that the history does not have. */
  readonly added: number;
  /** Runs that the history has already, or that are twice in the bundle. */
  readonly known: number;
  /** Runs that a newer program wrote, with what this one does not know. */
  readonly newer: number;
  /** Runs that cannot be read, as far as their number is known. */
  readonly damaged: number;
  /** It does not end as bundles do: more may have been in it. */
  readonly torn: boolean;
  /** When the first and the last run that can be read began, in milliseconds since the epoch. */
  readonly since: number | null;
  readonly until: number | null;
  /** Of the runs that can be read, those with most runs first. */
  readonly networks: readonly { readonly name: string; readonly runs: number }[];
  /** Networks beyond those. */
  readonly moreNetworks: number;
  /** Why some are left out, the most frequent first. */
  readonly leftOut: readonly LeftOut[];
}

/** What an import did. */
export interface ImportResult {
  readonly added: number;
  readonly known: number;
  readonly newer: number;
  readonly damaged: number;
  readonly torn: boolean;
  /** When the first and the last run that were added began, in milliseconds since the epoch; `null` if none was. */
  readonly since: number | null;
  readonly until: number | null;
  /** The runs have the numbers that they had where they come from. */
  readonly sameNumbers: boolean;
}
