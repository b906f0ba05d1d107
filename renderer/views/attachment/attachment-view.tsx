import { ArrowLeft } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import type { AttachmentKey } from "../../model/attachment-life.ts";
import type { Route } from "../../model/route.ts";
import { targetNames } from "../../model/target-names.ts";
import { leftHistoryRoute } from "../../stores/history-route.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { AttachmentNow } from "./attachment-now.tsx";
import { AttachmentRuns } from "./attachment-runs.tsx";

/** The life of one attachment: every run of its container ID and interface, and what is there of it now. */
export function AttachmentView(props: { readonly route: Extract<Route, { view: "attachment" }> }): ReactNode {
  const { targetId, containerId, ifName } = props.route;
  const { route, history, selectedRun } = useStores();
  /** Begins anew with each attempt. */
  const [attempt, setAttempt] = useState(0);
  const toHistory = (): void => route.getState().navigate(leftHistoryRoute({ history, selectedRun }));
  return (
    <section aria-label="Attachment" className="flex min-w-0 flex-1 flex-col bg-panel">
      <header className="flex min-h-10 shrink-0 items-center gap-2 border-line border-b px-3 py-1.5">
        <Button variant="quiet" size="small" onClick={toHistory}>
          <ArrowLeft aria-hidden className="size-3.5" />
          History
        </Button>
        <h2 className="min-w-0 truncate font-semibold" title={containerId}>
          {ifName} of {containerId}
        </h2>
        <span className="shrink-0 text-muted">{targetNames[targetId]}</span>
      </header>
      <Life key={attempt} of={props.route} onRetry={() => setAttempt(attempt + 1)} />
    </section>
  );
}

function Life(props: { readonly of: AttachmentKey; readonly onRetry: () => void }): ReactNode {
  const { targetId, containerId, ifName } = props.of;
  const { attachmentLife } = useStores();
  const life = useFrom(
    (stores) => stores.attachmentLife,
    (state) => state,
  );
  useEffect(
    () => attachmentLife.getState().follow({ targetId, containerId, ifName }),
    [attachmentLife, targetId, containerId, ifName],
  );
  if (life.problem !== null) {
    const title = "The attachment could not be followed";
    return <ErrorState title={title} problem={life.problem} onRetry={props.onRetry} />;
  }
  return (
    <section
      aria-label="Life of the attachment"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
      tabIndex={0}
      className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto p-3 outline-offset-[-2px]"
    >
      <AttachmentNow life={life} ifName={ifName} />
      <AttachmentRuns runs={life.runs} searching={life.searching} />
    </section>
  );
}
