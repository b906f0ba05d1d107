import { type ReactNode, useMemo } from "react";
import { type DelegatedCall, delegateSucceeded } from "../../../shared/run/delegated-call.ts";
import { delegateEnv } from "../../model/delegate-env.ts";
import { delegateCommand, delegateSummary } from "../../model/delegate-summary.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { unreadAnswer } from "../../model/unread-output.ts";
import { CallDetails } from "./call-details.tsx";
import { CallRow } from "./call-row.tsx";

/** One call that a plugin made itself: a line with what came of it, and everything about it when open. */
export function DelegateRow(props: {
  readonly call: DelegatedCall;
  /** The plugin's type. */
  readonly caller: string;
  readonly open: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { call } = props;
  const summary = delegateSummary(call);
  const unread = useMemo(() => unreadAnswer(call), [call]);
  return (
    <CallRow
      state={delegateSucceeded(call) ? "succeeded" : "failed"}
      border="border-line-strong border-dashed"
      time={formatDuration(call.durationMs)}
      open={props.open}
      onToggle={props.onToggle}
      details={
        <CallDetails
          call={call}
          env={delegateEnv(call)}
          // A failure is opened where it can be understood best.
          first={unread === null ? "stdin" : "stdout"}
          facts={[
            ["Began after", `${formatDuration(call.offsetMs)} of its plugin's time`],
            ["Executable", call.path],
          ]}
          unread={unread}
          cut={call.cut}
        />
      }
    >
      <span className="shrink-0 font-semibold">{call.pluginType}</span>
      <span className="shrink-0 font-mono text-muted text-xs">{delegateCommand(call)}</span>
      <span className="shrink-0 text-muted text-xs @max-md:hidden">called by {props.caller}</span>
      <span className="min-w-0 flex-1 truncate text-sm" title={summary}>
        {summary}
      </span>
    </CallRow>
  );
}
