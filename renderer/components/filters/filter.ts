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
  readonly onChange: (value: string | null) => void;
}
