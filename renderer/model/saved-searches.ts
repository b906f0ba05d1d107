import { parseQuery } from "../../shared/history/parse-query.ts";
import type { SavedSearch } from "../../shared/settings/saved-search.ts";
import type { Route } from "./route.ts";

/** The address of a search. */
export function routeOf({ words, order }: SavedSearch): Route {
  return { view: "history", filter: parseQuery(words).query, order, runId: null };
}

/** The searches with this one, in the place of another one of its name. */
export function saveSearch(searches: readonly SavedSearch[], search: SavedSearch): readonly SavedSearch[] {
  const at = searches.findIndex(({ name }) => name === search.name);
  return at === -1 ? [...searches, search] : searches.with(at, search);
}

/** What is wrong with a name for a search; `null` if nothing is. `own` is the name that it has now. */
export function nameProblem(searches: readonly SavedSearch[], name: string, own: string): string | null {
  if (name.trim() === "") return "Give it a name.";
  if (name.trim() === own) return null;
  return searches.some((each) => each.name === name.trim()) ? "Another search has this name." : null;
}

/** The searches with another name for one of them. */
export function renameSearch(
  searches: readonly SavedSearch[],
  name: string,
  newName: string,
): readonly SavedSearch[] {
  return searches.map((each) => (each.name === name ? { ...each, name: newName.trim() } : each));
}

export function deleteSearch(searches: readonly SavedSearch[], name: string): readonly SavedSearch[] {
  return searches.filter((each) => each.name !== name);
}
