import { Play } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { Button } from "../../components/button.tsx";
import { ColumnHeader } from "../../components/column-header.tsx";
import { type Column, Columns } from "../../components/columns.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { PendingRun } from "../../components/run-panel/pending-run.tsx";
import { RunPanel } from "../../components/run-panel/run-panel.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { TryIt } from "../../components/try-it/try-it.tsx";
import { useIsNarrow } from "../../components/use-is-narrow.ts";
import { useShortcuts } from "../../components/use-shortcuts.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { FormColumn } from "./form-column.tsx";
import { NetworksColumn } from "./networks-column.tsx";

/** Networks, RuntimeConf and the run, side by side; the networks fold away where the window is narrow. */
export function RunView(): ReactNode {
  const narrow = useIsNarrow();
  const { ui } = useStores();
  const fills = useRunFills();
  // Where the networks are folded away or covered, their filter is not there to listen.
  useShortcuts({
    ...(narrow || fills ? { "/": () => ui.getState().open("networks") } : {}),
    "Control+Shift+f": () => ui.getState().toggleRunFills(),
  });
  const columns: readonly Column[] = [
    { id: "networks", name: "Networks", minRem: 11, defaultPercent: 18, content: <NetworksColumn /> },
    {
      id: "form",
      name: "RuntimeConf",
      minRem: 17,
      defaultPercent: narrow ? 38 : 27,
      content: <FormColumn networksFolded={narrow} />,
    },
    { id: "run", name: "Run", minRem: 22, defaultPercent: narrow ? 62 : 55, content: <CurrentRun /> },
  ];
  const shown = narrow ? columns.slice(1) : columns;
  return (
    <>
      <Columns layout={narrow ? "run-narrow" : "run"} columns={shown} covering={fills ? "run" : null} />
      {(narrow || fills) && <FoldedNetworks />}
    </>
  );
}

/** Whether the run covers the form and the networks; without a run there would be no way back. */
function useRunFills(): boolean {
  const wanted = useFrom(
    (stores) => stores.ui,
    (state) => state.runFills,
  );
  const isThere = useFrom(
    (stores) => stores.currentRun,
    ({ record }) => record !== null,
  );
  return wanted && isThere;
}

function CurrentRun(): ReactNode {
  const { currentRun, ui } = useStores();
  const { runId, record, problem, attach, detach, cancel } = useFrom(
    (stores) => stores.currentRun,
    (state) => state,
  );
  const starting = useFrom(
    ({ runner }) => runner,
    (state) => state.starting,
  );
  const triesIt = useFrom(
    (stores) => stores.ui,
    (state) => state.panelPart === "tryIt",
  );
  useEffect(() => {
    // Whoever starts a run wants to see it.
    if (starting !== null) ui.getState().partShown();
  }, [starting, ui]);
  useEffect(() => {
    // A run of an earlier program's session may have been deleted since; that is no news.
    if (problem?.code === "NOT_FOUND") detach();
  }, [problem, detach]);
  if (record !== null) {
    return <RunPanel record={record} place="run" next={starting} onCancel={() => void cancel()} />;
  }
  if (starting !== null) return <PendingRun request={starting} />;
  if (runId === null) {
    if (triesIt) return <WithoutRun />;
    return (
      <section aria-label="Run" className="h-full bg-panel">
        <EmptyState
          icon={<Play />}
          title="No run yet"
          actions={<Button onClick={() => ui.getState().showPart("tryIt")}>Try the network</Button>}
        >
          Choose a network and a namespace, then press ADD. Every plugin call appears here with its
          environment, stdin and answer.
        </EmptyState>
      </section>
    );
  }
  return (
    <section aria-label="Run" className="h-full bg-panel">
      {problem === null ? (
        <Skeleton label={`Loading run ${runId}`} rows={3} rowClass="m-3 flex h-8 flex-col gap-2" />
      ) : (
        <ErrorState
          title={`Run ${runId} could not be shown`}
          problem={problem}
          onRetry={() => (currentRun.getState().runId === runId ? attach(runId) : undefined)}
        />
      )}
    </section>
  );
}

/** What the panel can show of the target as it is now, before any run. */
function WithoutRun(): ReactNode {
  const targetId = useFrom(
    ({ settings }) => settings,
    ({ settings }) => settings.target,
  );
  return (
    <div className="flex h-full min-h-0 flex-col bg-panel">
      <ColumnHeader title="Try it" />
      <div className="min-h-0 flex-1">
        <TryIt targetId={targetId} />
      </div>
    </div>
  );
}

/** The networks over the window, for a window that is too narrow for their column. */
function FoldedNetworks(): ReactNode {
  const { ui } = useStores();
  const open = useFrom(
    (stores) => stores.ui,
    (state) => state.overlay === "networks",
  );
  if (!open) return null;
  return (
    <Dialog title="Choose a network" onClose={ui.getState().close}>
      <div className="flex h-[60vh] flex-col">
        <NetworksColumn onChosen={ui.getState().close} />
      </div>
    </Dialog>
  );
}
