import { type ReactNode, useRef } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { Columns } from "../columns.tsx";
import { TryIt } from "../try-it/try-it.tsx";
import { useIsWide } from "../use-is-wide.ts";
import { RunTopology } from "./run-topology.tsx";

/** Room for a picture and for the first columns of a matrix. */
const bothFitRem = 48;

/** The topology with who reaches whom beside it, where there is room for both; else a way to the latter. */
export function TopologyAndTry(props: {
  readonly record: RunRecord;
  /** Shows what can be tried in the place of the topology. */
  readonly onTry: () => void;
}): ReactNode {
  const { record } = props;
  const { settings } = useStores();
  const box = useRef<HTMLDivElement>(null);
  const isWide = useIsWide(box, bothFitRem);
  const wanted = useFrom(
    (stores) => stores.settings,
    (state) => state.settings.tryBeside,
  );
  const beside = isWide && wanted;
  const topology = {
    id: "topology",
    name: "Topology",
    minRem: 18,
    defaultPercent: 56,
    content: (
      <RunTopology
        record={record}
        onTry={isWide ? () => void settings.getState().change({ tryBeside: !wanted }) : props.onTry}
        {...(isWide && { triesBeside: wanted })}
      />
    ),
  };
  const tryIt = {
    id: "tryIt",
    name: "Try it",
    minRem: 18,
    defaultPercent: 44,
    content: <TryIt targetId={record.targetId} />,
  };
  return (
    <div ref={box} className="flex h-full min-h-0">
      <Columns
        layout={beside ? "topology-try" : "topology"}
        columns={beside ? [topology, tryIt] : [topology]}
      />
    </div>
  );
}
