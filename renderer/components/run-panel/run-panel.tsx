import { type ReactNode, useState } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { Tabs } from "../tabs.tsx";
import { ResultStrip } from "./result-strip.tsx";
import { RunActions } from "./run-actions.tsx";
import { RunFacts } from "./run-facts.tsx";
import { RunHeader } from "./run-header.tsx";
import { RunRaw } from "./run-raw.tsx";
import { RunResult } from "./run-result.tsx";
import { RunSummaryNote } from "./run-summary-note.tsx";
import { RunTrace } from "./run-trace.tsx";

const tabs = [
  { name: "trace", label: "Trace" },
  { name: "result", label: "Result" },
  { name: "details", label: "Details" },
  { name: "raw", label: "Raw" },
] as const;
type TabName = (typeof tabs)[number]["name"];

/** Everything about one run, live while it is under way. `place` decides what *Run again* does. */
export function RunPanel(props: {
  readonly record: RunRecord;
  readonly place: "run" | "history";
  readonly onCancel: () => void;
}): ReactNode {
  const { record, place } = props;
  const [tab, setTab] = useState<TabName>("trace");
  return (
    <section aria-label={`Run ${record.id}`} className="flex h-full min-h-0 flex-col bg-panel">
      <RunHeader record={record} onCancel={props.onCancel} />
      <Tabs name="Parts of the run" tabs={tabs} value={tab} onChange={setTab} className="flex-1">
        <div className="h-full overflow-auto">
          {tab === "trace" && (
            <div className="flex flex-col gap-3 p-3">
              <RunSummaryNote record={record} />
              <RunTrace key={record.id} record={record} />
            </div>
          )}
          {tab === "result" && <RunResult record={record} />}
          {tab === "details" && <RunFacts record={record} />}
          {tab === "raw" && <RunRaw record={record} />}
        </div>
      </Tabs>
      {tab === "trace" && <ResultStrip record={record} />}
      <RunActions record={record} place={place} />
    </section>
  );
}
