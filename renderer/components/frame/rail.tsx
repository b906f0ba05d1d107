import { ChartColumn, History, Play, Settings } from "lucide-react";
import type { ReactNode } from "react";
import type { Route, ViewName } from "../../model/route.ts";
import { entryOf, formatRoute } from "../../model/route.ts";
import { historyRoute } from "../../stores/history-route.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { cn } from "../cn.ts";

const entries: readonly { readonly view: ViewName; readonly label: string; readonly icon: typeof Play }[] = [
  { view: "run", label: "Run", icon: Play },
  { view: "history", label: "History", icon: History },
  { view: "statistics", label: "Statistics", icon: ChartColumn },
  { view: "settings", label: "Settings", icon: Settings },
];

/** The views, as links: their addresses can be copied and *back* works. */
export function Rail(): ReactNode {
  const view = useFrom(
    ({ route }) => route,
    ({ route }) => entryOf(route),
  );
  const { history } = useStores();
  // What was selected there, which coming back finds again.
  const selected = useFrom(
    ({ selectedRun }) => selectedRun,
    ({ runId }) => runId,
  );
  const routeOf = (name: ViewName): Route => {
    if (name === "history") return historyRoute(history, selected);
    return name === "statistics" ? { view: name, filter: history.getState().filter } : { view: name };
  };
  return (
    <nav aria-label="Views" className="flex w-18 shrink-0 flex-col gap-1 border-line border-r bg-panel p-1.5">
      {entries.map(({ view: name, label, icon: Icon }) => (
        <a
          key={name}
          href={formatRoute(routeOf(name))}
          aria-current={view === name ? "page" : undefined}
          className={cn(
            "flex flex-col items-center gap-0.5 rounded-md py-1.5 text-muted text-xs hover:bg-hover hover:text-ink",
            // Apart from what is worked with.
            name === "settings" && "mt-auto",
            view === name &&
              "bg-accent-soft font-semibold text-accent hover:bg-accent-soft hover:text-accent",
          )}
        >
          <Icon aria-hidden className="size-4" />
          {label}
        </a>
      ))}
    </nav>
  );
}
