import { Tooltip } from "radix-ui";
import { type ReactNode, useDeferredValue } from "react";
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

/** The whole window. What changes often is read further down, by what shows it. */
export function App(): ReactNode {
  // Columns begin with the widths that the settings remember, and whoever is root has a line above everything. Both
  // are waited for: what comes later would move what somebody is about to click.
  const settingsLoaded = useFrom(
    ({ settings }) => settings,
    (state) => state.loaded,
  );
  const infoLoaded = useFrom(
    ({ app }) => app,
    (state) => state.loaded,
  );
  return (
    <Tooltip.Provider delayDuration={tooltipDelayMs}>
      <WindowKeys />
      {settingsLoaded && infoLoaded && (
        <div className="flex h-full flex-col">
          <TopBar />
          <RootBanner />
          <div className="flex min-h-0 flex-1">
            <Rail />
            <main className="relative flex min-w-0 flex-1">
              <CurrentView />
              <OverlayRoot />
            </main>
          </div>
          <StatusBar />
        </div>
      )}
      <Overlays />
      <Notices />
    </Tooltip.Provider>
  );
}

/** The shortcuts and the title of the window. */
function WindowKeys(): ReactNode {
  useAppShortcuts();
  useWindowTitle();
  return null;
}

// The same elements for ever: a view whose address changes is drawn again only where it reads the address.
const views = { run: <RunView />, history: <HistoryView />, settings: <SettingsView /> };

/** Follows a frame behind the rail, which says at once where one is going: a view can take longer to be drawn. */
function CurrentView(): ReactNode {
  const wanted = useFrom(
    (stores) => stores.route,
    (state) => state.route,
  );
  const route = useDeferredValue(wanted);
  switch (route.view) {
    case "statistics":
      return <StatisticsView query={route.filter} />;
    case "compare":
      return <CompareView route={route} />;
    case "attachment":
      return <AttachmentView route={route} />;
    default:
      return views[route.view];
  }
}
