import { type ReactNode, useEffect, useRef, useState } from "react";
import type { RunRecord, RunRequest } from "../../../shared/run/run-record.ts";
import { waitingStep } from "../../../shared/run/step-mode.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import type { PanelPart } from "../../stores/ui-store.ts";
import { findOnScreen } from "../find-on-screen.ts";
import { RunLabelsBar } from "../run-labels/run-labels-bar.tsx";
import { type Tab, Tabs } from "../tabs.tsx";
import { TryIt } from "../try-it/try-it.tsx";
import { useFocusWithin } from "../use-focus-within.ts";
import { useShortcuts } from "../use-shortcuts.ts";
import { CompareShortcuts } from "./compare-shortcuts.tsx";
import { FailureStrip } from "./failure/failure-strip.tsx";
import { FaultNote } from "./fault-note.tsx";
import { FillButton } from "./fill-button.tsx";
import { GettingReady, PendingTitle } from "./pending-run.tsx";
import { ResultStrip } from "./result-strip.tsx";
import { RunActions } from "./run-actions.tsx";
import { RunChanges } from "./run-changes.tsx";
import { RunFacts } from "./run-facts.tsx";
import { RunHeader } from "./run-header.tsx";
import { RunRaw } from "./run-raw.tsx";
import { RunResult } from "./run-result.tsx";
import { RunSummaryNote } from "./run-summary-note.tsx";
import { RunTopology } from "./run-topology.tsx";
import { RunTrace } from "./run-trace.tsx";
import { StepBar } from "./step-bar.tsx";
import { TopologyAndTry } from "./topology-and-try.tsx";
import { useScrollToProblem } from "./use-scroll-to-problem.ts";

const tabs: readonly { readonly name: PanelPart; readonly label: string }[] = [
  { name: "trace", label: "Trace" },
  { name: "result", label: "Result" },
  { name: "topology", label: "Topology" },
  { name: "tryIt", label: "Try it" },
  { name: "changes", label: "Changes" },
  { name: "details", label: "Details" },
  { name: "raw", label: "Raw" },
];

/** Tabs that show what is now, so that the begin of another run changes nothing in them. */
const aboutNow: readonly PanelPart[] = ["topology", "tryIt"];

/** Everything about one run, live while it is under way. `place` decides what *Run again* does. */
export function RunPanel(props: {
  readonly record: RunRecord;
  readonly place: "run" | "history";
  /** The run that is about to take its place; what has the focus keeps it. */
  readonly next?: RunRequest | null;
  readonly onCancel: () => void;
}): ReactNode {
  const { record, place, next = null } = props;
  const [tab, setTab, choose] = useTab(place, record);
  const panel = useRef<HTMLElement>(null);
  const waitsAtFirst = record.steps.length === 1 && waitingStep(record) !== null;
  useEffect(() => {
    // From then on whoever steps through it may look at something else.
    if (waitsAtFirst) setTab("trace");
  }, [waitsAtFirst, setTab]);
  useShownPart(place, setTab);
  useFocusWithin(panel, '[role="tab"][aria-selected="true"]');
  // A block that has the focus opens its own.
  useShortcuts({ "Control+f": findOnScreen });
  return (
    <section
      ref={panel}
      aria-label={next === null ? `Run ${record.id}` : "Run that begins"}
      className="@container flex h-full min-h-0 flex-col bg-panel"
    >
      {next === null ? (
        <RunHeader record={record} onCancel={props.onCancel} />
      ) : (
        <PendingTitle request={next} />
      )}
      {next === null && place === "history" && <RunLabelsBar record={record} />}
      {place === "history" && <CompareShortcuts record={record} />}
      {next === null && record.stepwise === true && <StepBar record={record} />}
      <Tabs
        name="Parts of the run"
        tabs={tabsOf(next === null ? record : null, place)}
        value={tab}
        onChange={choose}
        className="flex-1"
        {...(place === "run" && { aside: <FillButton /> })}
      >
        {next === null || aboutNow.includes(tab) ? (
          <Part tab={tab} record={record} {...(place === "run" && { onChoose: choose })} />
        ) : (
          <GettingReady />
        )}
      </Tabs>
      {next === null && tab === "trace" && <ResultStrip record={record} />}
      {next === null && tab !== "trace" && <FailureStrip record={record} onTrace={() => choose("trace")} />}
      <RunActions record={record} place={place} />
    </section>
  );
}

/**
 * The tab, beginning with the one that was chosen last in the run view; a run of the history begins with its trace, and
 * so does one that waits, whose next step is there.
 * `choose` remembers it, `setTab` does not.
 */
function useTab(
  place: "run" | "history",
  record: RunRecord,
): readonly [tab: PanelPart, setTab: (tab: PanelPart) => void, choose: (tab: PanelPart) => void] {
  const { settings } = useStores();
  const [tab, setTab] = useState<PanelPart>(() => {
    if (waitingStep(record) !== null) return "trace";
    const { runTab } = settings.getState().settings;
    return (place === "run" && tabs.find(({ name }) => name === runTab)?.name) || "trace";
  });
  const choose = (chosen: PanelPart): void => {
    setTab(chosen);
    if (place === "run") void settings.getState().change({ runTab: chosen });
  };
  return [tab, setTab, choose];
}

/** Shows what was asked for from elsewhere, as the palette does. */
function useShownPart(place: "run" | "history", show: (tab: PanelPart) => void): void {
  const { route, ui } = useStores();
  const part = useFrom(
    (stores) => stores.ui,
    (state) => state.panelPart,
  );
  useEffect(() => {
    // The view that is left draws once more before the one that is meant.
    if (part === null || (place !== "run" && route.getState().route.view === "run")) return;
    show(part);
    ui.getState().partShown();
  }, [part, place, show, route, ui]);
}

/** The tabs with the number of changes, once it is known; the history has none for what is about now. */
function tabsOf(record: RunRecord | null, place: "run" | "history"): readonly Tab<PanelPart>[] {
  const count = record?.changes?.changes.length;
  const note = count === undefined ? {} : { note: String(count) };
  return tabs
    .filter(({ name }) => place === "run" || name !== "tryIt")
    .map((tab) => (tab.name === "changes" ? { ...tab, ...note } : tab));
}

function Part(props: {
  readonly tab: PanelPart;
  readonly record: RunRecord;
  /** Where the picture and what can be tried lead to each other. */
  readonly onChoose?: (tab: PanelPart) => void;
}): ReactNode {
  const { tab, record, onChoose } = props;
  const scroller = useRef<HTMLDivElement>(null);
  useScrollToProblem(record, scroller);
  return (
    <div ref={scroller} className="h-full overflow-auto">
      {tab === "trace" && (
        <div className="flex flex-col gap-3 p-3">
          <FaultNote record={record} />
          <RunSummaryNote record={record} />
          <RunTrace key={record.id} record={record} />
        </div>
      )}
      {tab === "result" && <RunResult record={record} />}
      {tab === "topology" &&
        (onChoose === undefined ? (
          <RunTopology record={record} />
        ) : (
          <TopologyAndTry record={record} onTry={() => onChoose("tryIt")} />
        ))}
      {tab === "changes" && <RunChanges record={record} />}
      {tab === "tryIt" && (
        <TryIt targetId={record.targetId} onTopology={onChoose && (() => onChoose("topology"))} />
      )}
      {tab === "details" && <RunFacts record={record} />}
      {tab === "raw" && <RunRaw record={record} />}
    </div>
  );
}
