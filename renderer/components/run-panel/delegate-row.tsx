import { ChevronRight } from "lucide-react";
import { type ReactNode, useId } from "react";
import { type DelegatedCall, delegateSucceeded } from "../../../shared/run/delegated-call.ts";
import { delegateCommand, delegateSummary } from "../../model/delegate-summary.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { cn } from "../cn.ts";
import { OutcomeIcon } from "../outcome-icon.tsx";
import { DelegateDetails } from "./delegate-details.tsx";

/** One call that a plugin made itself: a line with what came of it, and everything about it when open. */
export function DelegateRow(props: {
  readonly call: DelegatedCall;
  /** The plugin's type. */
  readonly caller: string;
  readonly open: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { call, open } = props;
  const detailsId = useId();
  const summary = delegateSummary(call);
  const state = delegateSucceeded(call) ? "succeeded" : "failed";
  return (
    <div
      className={cn(
        "overflow-hidden rounded-md border border-dashed",
        state === "failed" ? "border-bad" : "border-line-strong",
      )}
    >
      <button
        type="button"
        aria-expanded={open}
        aria-controls={detailsId}
        onClick={props.onToggle}
        className="flex h-8 w-full items-center gap-2 px-2.5 text-left outline-offset-[-2px] hover:bg-hover"
      >
        <ChevronRight
          aria-hidden
          className={cn("size-3.5 shrink-0 text-faint transition-transform", open && "rotate-90")}
        />
        <OutcomeIcon of={state} label={state} />
        <span className="shrink-0 font-semibold">{call.pluginType}</span>
        <span className="shrink-0 font-mono text-muted text-xs">{delegateCommand(call)}</span>
        <span className="shrink-0 text-muted text-xs @max-md:hidden">called by {props.caller}</span>
        <span className="min-w-0 flex-1 truncate text-sm" title={summary}>
          {summary}
        </span>
        <span className="w-19 shrink-0 whitespace-nowrap text-right font-mono text-muted text-sm tabular-nums">
          {formatDuration(call.durationMs)}
        </span>
      </button>
      {open && (
        <div id={detailsId} className="border-line border-t">
          <DelegateDetails call={call} />
        </div>
      )}
    </div>
  );
}
