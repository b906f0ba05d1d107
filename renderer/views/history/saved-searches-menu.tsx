import { Bookmark } from "lucide-react";
import type { ReactNode } from "react";
import { isEmptyQuery } from "../../../shared/history/run-query.ts";
import { IconButton } from "../../components/icon-button.tsx";
import { Menu, MenuItem, MenuLine } from "../../components/menu.tsx";
import { routeOf } from "../../model/saved-searches.ts";
import { useStores } from "../../stores/stores-context.tsx";
import { useSavedSearches } from "../../stores/use-saved-searches.ts";
import { useHistoryRoute } from "./use-history-route.ts";

/** The searches that have a name, and giving the present one a name. */
export function SavedSearchesMenu(): ReactNode {
  const { route, ui } = useStores();
  const { searches } = useSavedSearches();
  const { filter } = useHistoryRoute();
  const { open } = ui.getState();
  return (
    <Menu
      align="end"
      trigger={
        <IconButton name="Searches" named>
          <Bookmark aria-hidden className="size-4" />
        </IconButton>
      }
    >
      {searches.map((search) => (
        <MenuItem
          key={search.name}
          label={search.name}
          note={<span className="break-all font-mono">{search.words || "all runs"}</span>}
          onSelect={() => route.getState().navigate(routeOf(search))}
        />
      ))}
      {searches.length === 0 && <MenuItem label="No search has a name yet" disabled onSelect={() => {}} />}
      <MenuLine />
      <MenuItem
        label="Name this search…"
        disabled={isEmptyQuery(filter)}
        onSelect={() => open("saveSearch")}
      />
      {searches.length > 0 && <MenuItem label="Edit searches…" onSelect={() => open("editSearches")} />}
    </Menu>
  );
}
