import { Network } from "lucide-react";
import { type ReactNode, useDeferredValue, useEffect } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { targetNames } from "../../model/target-names.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { statusOf } from "../../stores/targets-store.ts";
import { Button } from "../button.tsx";
import { EmptyState } from "../empty-state.tsx";
import { ErrorState } from "../error-state.tsx";
import { OutcomeIcon } from "../outcome-icon.tsx";
import { TopologyFigure } from "../topology/topology-figure.tsx";

/** What the kernel holds now in the target of a run, live, with what the run made marked. */
export function RunTopology(props: {
  readonly record: RunRecord;
  /** Shows who reaches whom; not there where that cannot be tried. */
  readonly onTry?: (() => void) | undefined;
  /** Whether that is beside the picture; not there where it takes its place. */
  readonly triesBeside?: boolean | undefined;
}): ReactNode {
  const { record } = props;
  const { targetId } = record;
  const stores = useStores();
  const { topology, readAt, absent, problem, ...followed } = useFrom(
    ({ topology: store }) => store,
    (state) => state,
  );
  // A large picture takes a while to draw; until then the window answers, and shows that the tab is open.
  const drawn = useDeferredValue(topology, null);
  useEffect(() => stores.topology.getState().watch(targetId), [stores, targetId]);
  if (followed.targetId === targetId && problem !== null) {
    return (
      <ErrorState
        title={`${targetNames[targetId]} cannot be read`}
        problem={problem}
        onRetry={() => stores.topology.getState().watch(targetId)}
      />
    );
  }
  if (followed.targetId === targetId && absent) return <NotRunning record={record} />;
  if (followed.targetId !== targetId || topology === null || drawn === null) {
    return (
      <div role="status" className="flex items-center gap-2 p-3 text-muted">
        <OutcomeIcon of="running" />
        Reading what the kernel of {targetNames[targetId]} holds…
      </div>
    );
  }
  return (
    <TopologyFigure
      topology={drawn}
      readAt={readAt}
      record={record}
      onTry={props.onTry}
      triesBeside={props.triesBeside}
    />
  );
}

/** A target that does not run holds nothing. */
function NotRunning({ record: { targetId } }: { readonly record: RunRecord }): ReactNode {
  const { targets } = useStores();
  const state = useFrom(
    (stores) => stores.targets,
    ({ statuses }) => statusOf(statuses, targetId)?.state,
  );
  const name = targetNames[targetId];
  const canStart = state === "idle" || state === "ended";
  return (
    <EmptyState
      icon={<Network />}
      title={state === "starting" ? `${name} is starting…` : `${name} is not running`}
      {...(canStart && {
        actions: <Button onClick={() => void targets.getState().start(targetId)}>Start {name}</Button>,
      })}
    >
      The picture shows what the kernel holds now: namespaces, links, addresses and routes. There are none
      while the target does not run.
    </EmptyState>
  );
}
