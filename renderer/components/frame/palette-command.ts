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

/** Tells a command from all others, also from one of the same name, such as a second file with a network's name. */
export function commandKey(group: string, { name, note }: PaletteCommand): string {
  return `${group} ${name} ${note}`;
}
