const maxBytes = 255;

/** Why `name` cannot be the name of a new namespace (`ip netns` decides), or `null` if it can. */
export function namespaceNameProblem(name: string, taken: readonly string[]): string | null {
  if (name === "") return "A namespace needs a name.";
  if (name === "." || name === "..") return `A namespace cannot be called “${name}”.`;
  if (/[/\0]/.test(name)) return "A name cannot contain a slash.";
  if (name.startsWith("-")) return "A name cannot begin with a dash.";
  if (new TextEncoder().encode(name).length > maxBytes) return `A name has at most ${maxBytes} bytes.`;
  return taken.includes(name) ? "A namespace of this name exists already." : null;
}

/** The first of demo1, demo2, … that is free. */
export function suggestNamespaceName(taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`demo${number}`)) number += 1;
  return `demo${number}`;
}
