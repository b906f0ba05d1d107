import type { ReactNode } from "react";
import type { RunRequest } from "../../../shared/run/run-record.ts";
import { RunTitle } from "./run-title.tsx";

/** Stands for a run from the press of its button until the main process has given it a number. */
export function PendingRun({ request }: { readonly request: RunRequest }): ReactNode {
  return (
    <section aria-label="Run that begins" className="@container flex h-full min-h-0 flex-col bg-panel">
      <PendingTitle request={request} />
      {/* In the place of the tabs. */}
      <div className="h-9 shrink-0 border-line border-b" />
      <GettingReady />
    </section>
  );
}

export function PendingTitle({ request }: { readonly request: RunRequest }): ReactNode {
  return <RunTitle heading="Run" run={request} outcome="running" />;
}

export function GettingReady(): ReactNode {
  return <p className="p-3 text-muted">Getting ready…</p>;
}
