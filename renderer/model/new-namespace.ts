import { namespaceNameProblem } from "../../shared/target/namespace-name.ts";

/** Why `name` cannot be the name of a new namespace, or `null` if it can. */
export function newNamespaceProblem(name: string, taken: readonly string[]): string | null {
  const problem = namespaceNameProblem(name);
  return problem ?? (taken.includes(name) ? "A namespace of this name exists already." : null);
}

/** The first of demo1, demo2, … that is free. */
export function suggestNamespaceName(taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`demo${number}`)) number += 1;
  return `demo${number}`;
}
