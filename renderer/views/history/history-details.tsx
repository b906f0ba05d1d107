import { MousePointerClick } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { RunPanel } from "../../components/run-panel/run-panel.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { useFrom } from "../../stores/stores-context.tsx";
import { detailsId } from "./details-id.ts";

/** The selected run. */
export function HistoryDetails(): ReactNode {
  return (
    <div id={detailsId} tabIndex={-1} className="h-full bg-panel outline-offset-[-2px]">
      <Selected />
    </div>
  );
}

function Selected(): ReactNode {
  const { runId, record, problem, attach, cancel } = useFrom(
    ({ selectedRun }) => selectedRun,
    (state) => state,
  );
  if (runId === null) {
    return (
      <EmptyState icon={<MousePointerClick />} title="No run selected">
        Choose a run to see all that went in and came out.
      </EmptyState>
    );
  }
  if (record !== null) return <RunPanel record={record} place="history" onCancel={() => void cancel()} />;
  if (problem === null) {
    return <Skeleton label={`Loading run ${runId}`} rows={4} rowClass="m-3 flex h-8 flex-col gap-2" />;
  }
  return (
    <ErrorState title={`Run ${runId} could not be read`} problem={problem} onRetry={() => attach(runId)} />
  );
}
