import { ArrowLeft, ArrowLeftRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../components/button.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { Segmented } from "../../components/segmented.tsx";
import type { CompareLook, Route } from "../../model/route.ts";
import { historyRoute } from "../../stores/history-route.ts";
import { useStores } from "../../stores/stores-context.tsx";

/** How a comparison is shown, and the way back. */
export function CompareToolbar({
  route,
}: {
  readonly route: Extract<Route, { view: "compare" }>;
}): ReactNode {
  const { route: store, history } = useStores();
  const { look } = route;
  const setLook = (change: Partial<CompareLook>): void =>
    store.getState().replace({ ...route, look: { ...look, ...change } });
  const toHistory = (): void => store.getState().navigate(historyRoute(history, route.right));
  return (
    <header className="flex min-h-10 shrink-0 flex-wrap items-center gap-2 border-line border-b px-3 py-1.5">
      <Button variant="quiet" size="small" onClick={toHistory}>
        <ArrowLeft aria-hidden className="size-3.5" />
        History
      </Button>
      <h2 className="font-semibold">Compare</h2>
      <span className="flex-1" />
      <Segmented
        name="Show"
        value={look.everything ? "all" : "differences"}
        options={[
          { value: "differences", label: "Differences" },
          { value: "all", label: "Everything" },
        ]}
        onChange={(value) => setLook({ everything: value === "all" })}
      />
      <Segmented
        name="Layout"
        value={look.unified ? "unified" : "sides"}
        options={[
          { value: "sides", label: "Side by side" },
          { value: "unified", label: "Unified" },
        ]}
        onChange={(value) => setLook({ unified: value === "unified" })}
      />
      <IconButton
        name="Swap sides"
        onClick={() => store.getState().replace({ ...route, left: route.right, right: route.left })}
      >
        <ArrowLeftRight className="size-4" />
      </IconButton>
    </header>
  );
}
