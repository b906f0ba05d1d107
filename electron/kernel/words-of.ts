/**
 * The facts of an entry in a line, as the tools of iproute2 would print them: names and values, a name alone where
 * the value is `true` or null. Lists and objects come as JSON.
 */
export function wordsOf(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .flatMap(([name, value]) => {
      if (value === undefined || value === false || isEmpty(value)) return [];
      if (value === true || value === null) return [name];
      return [`${name} ${typeof value === "object" ? JSON.stringify(value) : String(value)}`];
    })
    .join(" ");
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
