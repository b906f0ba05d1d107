const pattern = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;
const maxChars = 64;

/** Why `name` cannot be the name of a new namespace, or `null` if it can. */
export function namespaceNameProblem(name: string, taken: readonly string[]): string | null {
  if (name === "") return "Type a name.";
  if (name.length > maxChars) return `A name has at most ${maxChars} characters.`;
  if (!pattern.test(name)) {
    return "A name begins with a letter or digit and goes on with letters, digits, “_”, “.” and “-”.";
  }
  return taken.includes(name) ? "A namespace of this name exists already." : null;
}

/** The first of demo1, demo2, … that is free. */
export function suggestNamespaceName(taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`demo${number}`)) number += 1;
  return `demo${number}`;
}
