import { X } from "lucide-react";
import type { ReactNode } from "react";
import { explainFailure } from "../../../../shared/run/explain-failure.ts";
import type { RunRecord } from "../../../../shared/run/run-record.ts";
import { Button } from "../../button.tsx";

/** That the run failed, and why in a few words, under a part of it that does not say so; leads to the trace, which does. */
export function FailureStrip(props: { readonly record: RunRecord; readonly onTrace: () => void }): ReactNode {
  const { record } = props;
  if (record.outcome !== "failed" || record.error === null) return null;
  const who = record.error.pluginType ?? record.operation;
  const why = explainFailure(record)?.title ?? record.error.cni?.msg ?? record.error.message;
  return (
    <div
      role="alert"
      className="flex shrink-0 items-center gap-2 border-bad-line border-t bg-bad-soft px-3 py-1.5"
    >
      <X aria-hidden className="size-4 shrink-0 text-bad" strokeWidth={2.5} />
      <p
        className="line-clamp-2 min-w-0 flex-1 font-semibold text-bad [overflow-wrap:anywhere]"
        title={record.error.message}
      >
        {who} failed: {why}
      </p>
      <Button onClick={props.onTrace}>Show in trace</Button>
    </div>
  );
}
