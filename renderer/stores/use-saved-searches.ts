import type { SavedSearch } from "../../shared/settings/saved-search.ts";
import { useFrom, useStores } from "./stores-context.tsx";

/** The searches that were given a name, and how to change them. */
export function useSavedSearches(): {
  readonly searches: readonly SavedSearch[];
  readonly change: (searches: readonly SavedSearch[]) => void;
} {
  const { settings } = useStores();
  const searches = useFrom(
    (stores) => stores.settings,
    (state) => state.settings.savedSearches,
  );
  return {
    searches,
    change: (savedSearches) => void settings.getState().change({ savedSearches }),
  };
}
