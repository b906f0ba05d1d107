import { namespaceNameProblem } from "../../shared/target/namespace-name.ts";

/** Why `name` cannot be the name of a new namespace, or `null` if it can. */
export function newNamespaceProblem(name: string, taken: readonly string[]): string | null {
  const problem = namespaceNameProblem(name);
  return problem ?? (taken.includes(name) ? "A namespace of this name exists already." : null);
}

/** The first of demo1, demo2, … that is free. */
export function suggestNamespaceName(taken: readonly string[]): string {
  return suggestNamespaceNames(taken, 1)[0] ?? "";
}

/** The first so many of demo1, demo2, … that are free. */
export function suggestNamespaceNames(taken: readonly string[], count: number): readonly string[] {
  const names: string[] = [];
  for (let number = 1; names.length < count; number += 1) {
    if (!taken.includes(`demo${number}`)) names.push(`demo${number}`);
  }
  return names;
}
