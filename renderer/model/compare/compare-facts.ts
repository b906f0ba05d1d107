/** A value with a name in two runs; `null` where a run has none. */
export interface ComparedFact {
  readonly name: string;
  readonly left: string | null;
  readonly right: string | null;
}

export function isSame({ left, right }: ComparedFact): boolean {
  return left === right;
}

export type NamedValues = readonly (readonly [name: string, value: string])[];

/**
 * Values of two runs by their names: in the order of the left one, then those that only the right one has. Of several
 * of one name the first belongs to the first of the other run, and so on.
 */
export function compareFacts(left: NamedValues, right: NamedValues): readonly ComparedFact[] {
  const rest = new Map<string, string[]>();
  for (const [name, value] of right) rest.set(name, [...(rest.get(name) ?? []), value]);
  const facts = left.map(([name, value]): ComparedFact => {
    return { name, left: value, right: rest.get(name)?.shift() ?? null };
  });
  const only = [...rest].flatMap(([name, values]) => values.map((right) => ({ name, left: null, right })));
  return [...facts, ...only];
}
