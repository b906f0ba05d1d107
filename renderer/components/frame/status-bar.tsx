import type { ReactNode } from "react";
import { counted, runsWords } from "../../../shared/text/number-words.ts";
import { targetNames } from "../../model/target-names.ts";
import { useFrom } from "../../stores/stores-context.tsx";
import { statusOf } from "../../stores/targets-store.ts";
import { StatusDot } from "./status-dot.tsx";

/** The state of things in one line. */
export function StatusBar(): ReactNode {
  const target = useFrom(
    ({ settings }) => settings,
    ({ settings }) => settings.target,
  );
  const status = useFrom(
    ({ targets }) => targets,
    ({ statuses }) => statusOf(statuses, target),
  );
  const namespaces = useFrom(
    (stores) => stores.namespaces,
    (state) => state.namespaces?.length ?? null,
  );
  const runs = useFrom(
    ({ history }) => history,
    ({ total, state }) => (state === "ready" || total > 0 ? total : null),
  );
  const version = useFrom(
    ({ app }) => app,
    ({ info }) => info?.version ?? null,
  );
  const state = status?.state ?? "starting";
  return (
    <footer className="flex h-6.5 shrink-0 items-center gap-4 border-line border-t bg-panel px-3 text-muted text-sm tabular-nums">
      <span role="status" className="flex items-center gap-1.5">
        <StatusDot state={state} />
        {targetNames[target]} {state}
      </span>
      {namespaces !== null && <span>{counted(namespaces, "namespace")}</span>}
      <span className="flex-1" />
      {runs !== null && <span>{runsWords(runs)}</span>}
      {version !== null && <span>Version {version}</span>}
    </footer>
  );
}
