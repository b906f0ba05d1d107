/** What runs are told apart and counted by. */
export const facets = [
  "operation",
  "outcome",
  "network",
  "plugin",
  "namespace",
  "interface",
  "target",
  "code",
  "tag",
  "is",
] as const;
/**
 * `plugin` is a type of the network's chain, `namespace` the path, `code` a `RunErrorCode` or the number of a CNI
 * error, `is` what a run is beside all that, such as pinned. A run may have several plugins, codes and tags, and no
 * interface, namespace, code or tag at all.
 */
export type Facet = (typeof facets)[number];

/**
 * What is looked for inside a value. `container` finds a part of a container ID. `ip` finds a whole address where one
 * is given, and otherwise a part of one, such as `10.88.`; addresses are those of results, also of those that a DEL
 * was given.
 */
export const matchers = ["container", "ip"] as const;
export type Matcher = (typeof matchers)[number];

/** Of sub-strings, the fewest characters that can be looked for. */
export const minTextLength = 3;

export type QueryKey = Facet | Matcher;

/** Values of one key: one of `any` (where it is not empty), and none of `none`. */
export interface Choice {
  readonly any: readonly string[];
  readonly none: readonly string[];
}

/** Which runs are meant. Whatever is absent restricts nothing; everything that is there has to hold. */
export interface RunQuery {
  /**
   * Sub-strings of anything that belongs to a run: network, namespace, container ID, interface, arguments, addresses,
   * plugins, errors, config, environment, stdin, stdout, stderr, name, note, tags. Capitals make no difference. Each lies inside one
   * line, or one key or value of JSON, and has `minTextLength` characters.
   */
  readonly text?: { readonly all: readonly string[]; readonly none: readonly string[] } | undefined;
  readonly choices?: { readonly [K in QueryKey]?: Choice | undefined } | undefined;
  /** Began then or later, in words that `readMoment` knows. */
  readonly since?: string | undefined;
  /** Began before then. */
  readonly until?: string | undefined;
}

const noChoice: Choice = { any: [], none: [] };

/** What a query says of one key. */
export function choiceOf(query: RunQuery, key: QueryKey): Choice {
  return query.choices?.[key] ?? noChoice;
}

/** The same query with another choice for one key. */
export function withChoice(query: RunQuery, key: QueryKey, choice: Choice): RunQuery {
  const isNothing = choice.any.length === 0 && choice.none.length === 0;
  return { ...query, choices: { ...query.choices, [key]: isNothing ? undefined : choice } };
}

/** The query for runs that have each of these values. */
export function runsWith(values: Readonly<Partial<Record<QueryKey, string | undefined>>>): RunQuery {
  const keys: readonly QueryKey[] = [...facets, ...matchers];
  return keys.reduce<RunQuery>((query, key) => {
    const value = values[key];
    return value === undefined ? query : withChoice(query, key, { any: [value], none: [] });
  }, {});
}

/** Whether it restricts nothing. */
export function isEmptyQuery({ text, choices, since, until }: RunQuery): boolean {
  const saysNothing = (lists: readonly (readonly string[])[]) => lists.every((list) => list.length === 0);
  return (
    (since ?? until) === undefined &&
    (text === undefined || saysNothing([text.all, text.none])) &&
    Object.values(choices ?? {}).every(
      (choice) => choice === undefined || saysNothing([choice.any, choice.none]),
    )
  );
}
