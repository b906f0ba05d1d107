import { X } from "lucide-react";
import type { ReactNode } from "react";
import { queryParts } from "../../../shared/history/print-query.ts";
import { useHistoryRoute } from "./use-history-route.ts";

/** What has a menu of its own, which says it; free text that looks like one of these is in quotes. */
const inMenus = /^-?(?:op|outcome|net|ns|plugin|code|tag|target|since|until):/;

/** The parts of the search that no menu shows, each of which can be taken away. */
export function QueryChips(): ReactNode {
  const { filter, setFilter } = useHistoryRoute();
  return queryParts(filter)
    .filter(({ words }) => !inMenus.test(words))
    .map(({ words, without }) => (
      <span
        key={words}
        className="inline-flex h-7 max-w-60 items-center rounded-full bg-accent-soft pl-2.5 font-semibold text-accent text-sm"
      >
        <span className="truncate font-mono" title={words}>
          {words}
        </span>
        <button
          type="button"
          aria-label={`Remove ${words}`}
          onClick={() => setFilter(without)}
          className="mr-0.5 flex size-6 shrink-0 items-center justify-center rounded-full hover:bg-selected"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      </span>
    ));
}
