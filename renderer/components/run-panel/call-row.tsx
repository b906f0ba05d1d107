import { ChevronRight } from "lucide-react";
import { type ReactNode, type Ref, useId } from "react";
import type { StepState } from "../../../shared/run/run-step.ts";
import { cn } from "../cn.ts";
import { OutcomeIcon } from "../outcome-icon.tsx";

/** One call of a plugin in the trace, whoever made it: a line that opens to everything about the call. */
export function CallRow(props: {
  readonly state: StepState;
  readonly time: ReactNode;
  readonly open: boolean;
  readonly onToggle: () => void;
  /** What is there while it is open. */
  readonly details: ReactNode;
  /** The look of the border of a row that has not failed. */
  readonly border: string;
  readonly ref?: Ref<HTMLDivElement>;
  /** What the line says between the state and the time. */
  readonly children: ReactNode;
}): ReactNode {
  const { state, open } = props;
  const detailsId = useId();
  return (
    <div
      ref={props.ref}
      className={cn("overflow-clip rounded-md border", props.border, state === "failed" && "border-bad")}
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
        {props.children}
        <span className="w-19 shrink-0 whitespace-nowrap text-right font-mono text-muted text-sm tabular-nums">
          {props.time}
        </span>
      </button>
      {open && (
        <div id={detailsId} className="border-line border-t">
          {props.details}
        </div>
      )}
    </div>
  );
}
