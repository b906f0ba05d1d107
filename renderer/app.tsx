import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { Notices } from "./components/frame/notices.tsx";
import { Overlays } from "./components/frame/overlays.tsx";
import { Rail } from "./components/frame/rail.tsx";
import { RootBanner } from "./components/frame/root-banner.tsx";
import { StatusBar } from "./components/frame/status-bar.tsx";
import { TopBar } from "./components/frame/top-bar.tsx";
import { useAppShortcuts } from "./components/frame/use-app-shortcuts.ts";
import { useWindowTitle } from "./components/frame/use-window-title.ts";
import { OverlayRoot } from "./components/overlay-root.tsx";
import { useFrom } from "./stores/stores-context.tsx";
import { AttachmentView } from "./views/attachment/attachment-view.tsx";
import { CompareView } from "./views/compare/compare-view.tsx";
import { HistoryView } from "./views/history/history-view.tsx";
import { RunView } from "./views/run/run-view.tsx";
import { SettingsView } from "./views/settings/settings-view.tsx";
import { StatisticsView } from "./views/statistics/statistics-view.tsx";

const tooltipDelayMs = 400;

/** The whole window. */
export function App(): ReactNode {
  useAppShortcuts();
  useWindowTitle();
  const route = useFrom(
    (stores) => stores.route,
    (state) => state.route,
  );
  // Columns begin with the widths that the settings remember, so they wait for them.
  const loaded = useFrom(
    ({ settings }) => settings,
    (state) => state.loaded,
  );
  return (
    <Tooltip.Provider delayDuration={tooltipDelayMs}>
      <div className="flex h-full flex-col">
        <TopBar />
        <RootBanner />
        <div className="flex min-h-0 flex-1">
          <Rail />
          <main className="relative flex min-w-0 flex-1">
            {loaded && route.view === "run" && <RunView />}
            {loaded && route.view === "history" && <HistoryView />}
            {loaded && route.view === "statistics" && <StatisticsView query={route.filter} />}
            {loaded && route.view === "settings" && <SettingsView />}
            {loaded && route.view === "compare" && <CompareView route={route} />}
            {loaded && route.view === "attachment" && <AttachmentView route={route} />}
            <OverlayRoot />
          </main>
        </div>
        <StatusBar />
      </div>
      <Overlays />
      <Notices />
    </Tooltip.Provider>
  );
}
