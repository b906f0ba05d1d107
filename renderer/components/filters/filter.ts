export interface FilterOption {
  readonly value: string;
  /** How many there are of it; `null` as long as that is not known. */
  readonly count: number | null;
}

/** What a list can be filtered by. */
export interface Filter {
  readonly name: string;
  /** What it is set to, in words; `null` where it is not. */
  readonly value: string | null;
  readonly options: readonly FilterOption[];
  /** Those of the options that it is set to. */
  readonly chosen: readonly string[];
  /** Whether several options can be chosen at once. */
  readonly takesMany: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}
