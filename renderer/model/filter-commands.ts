/** Something with a name that can be searched for. */
interface Searchable {
  readonly name: string;
  readonly note: string;
}

export interface FoundCommands<Command> {
  readonly name: string;
  readonly commands: readonly Command[];
  /** How many more fit. */
  readonly hidden: number;
}

/** More of a group would neither be read nor be drawn without a pause. */
const shownOfGroup = 20;

/**
 * The commands that hold every word of `query` somewhere in their group, name or note, those first whose name holds
 * all of them; of each group the first few. Groups without any are left out.
 */
export function filterCommands<Command extends Searchable>(
  groups: readonly { readonly name: string; readonly commands: readonly Command[] }[],
  query: string,
): readonly FoundCommands<Command>[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  return groups.flatMap(({ name, commands }) => {
    const byName = commands.filter((command) => holds(command.name));
    const byRest = commands.filter((command) => {
      return !byName.includes(command) && holds(`${name} ${command.name} ${command.note}`);
    });
    const found = [...byName, ...byRest];
    if (found.length === 0) return [];
    return [
      { name, commands: found.slice(0, shownOfGroup), hidden: Math.max(0, found.length - shownOfGroup) },
    ];
  });
}
