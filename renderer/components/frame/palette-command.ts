export interface PaletteCommand {
  readonly name: string;
  /** A few words at the end of the line. */
  readonly note: string;
  readonly run: () => void;
}

export interface PaletteGroup {
  readonly name: string;
  readonly commands: readonly PaletteCommand[];
}
