import { isEmptyQuery } from "../../../shared/history/run-query.ts";
import { routeOf } from "../../model/saved-searches.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { useSavedSearches } from "../../stores/use-saved-searches.ts";
import type { PaletteGroup } from "./palette-command.ts";

/** Searches of the history that have a name, and giving the present one a name. */
export function useSearchCommands(): PaletteGroup {
  const { route, ui } = useStores();
  const { searches } = useSavedSearches();
  const isSearched = useFrom(
    ({ history }) => history,
    ({ filter }) => !isEmptyQuery(filter),
  );
  const { open } = ui.getState();
  const name = { name: "Name this search…", note: "of the history", run: () => open("saveSearch") };
  const edit = { name: "Edit searches…", note: "of the history", run: () => open("editSearches") };
  return {
    name: "Searches",
    commands: [
      ...searches.map((search) => ({
        name: `Open search: ${search.name}`,
        note: search.words,
        run: () => route.getState().navigate(routeOf(search)),
      })),
      ...(isSearched ? [name] : []),
      ...(searches.length > 0 ? [edit] : []),
    ],
  };
}
