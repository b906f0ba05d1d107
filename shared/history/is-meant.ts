import type { Facet } from "./run-query.ts";

/** Whether a value of a facet is meant by what a query says: namespaces may also be named without their directory. */
export function isMeant(facet: Facet, value: string, said: string): boolean {
  return value === said || (facet === "namespace" && value.slice(value.lastIndexOf("/") + 1) === said);
}
