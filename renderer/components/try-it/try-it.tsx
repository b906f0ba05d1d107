import { Network } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { allPairs } from "../../../shared/probe/probe-plan.ts";
import type { TargetId } from "../../../shared/target/target-status.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { EmptyState } from "../empty-state.tsx";
import { ErrorState } from "../error-state.tsx";
import { Skeleton } from "../skeleton.tsx";
import { ProbeBar } from "./probe-bar.tsx";
import { ProbeResults } from "./probe-results.tsx";
import { useProbeMatrix } from "./use-probe-matrix.ts";

/** Ping and TCP between the namespaces of a target and to their gateways, as they are now. */
export function TryIt(props: {
  readonly targetId: TargetId;
  /** Shows the picture of what is tried; not there where there is none. */
  readonly onTopology?: (() => void) | undefined;
}): ReactNode {
  const { targetId, onTopology } = props;
  const { probing } = useStores();
  const namespaces = useFrom(
    (stores) => stores.namespaces,
    (state) => state.namespaces,
  );
  useEffect(() => probing.getState().open(targetId), [targetId, probing]);
  useEffect(() => {
    // They tell of their interfaces too, so addresses may be others now.
    if (namespaces !== null) void probing.getState().load();
  }, [namespaces, probing]);
  return (
    <section aria-label="Try it" className="@container flex h-full min-h-0 flex-col">
      <Content onRetry={() => probing.getState().open(targetId)} onTopology={onTopology} />
    </section>
  );
}

function Content(props: {
  readonly onRetry: () => void;
  readonly onTopology: (() => void) | undefined;
}): ReactNode {
  const { places, problem } = useFrom(
    (stores) => stores.probing,
    (state) => state,
  );
  const matrix = useProbeMatrix();
  if (problem !== null) {
    return <ErrorState title="Addresses could not be read" problem={problem} onRetry={props.onRetry} />;
  }
  if (places === null) {
    return <Skeleton label="Reading addresses" rows={3} rowClass="m-3 flex h-8 flex-col gap-2" />;
  }
  if (allPairs(matrix.plan).length === 0) return <NothingToTry namespaces={places.length - 1} />;
  return (
    <>
      <ProbeBar matrix={matrix} places={places} onTopology={props.onTopology} />
      <ProbeResults matrix={matrix} />
    </>
  );
}

function NothingToTry({ namespaces }: { readonly namespaces: number }): ReactNode {
  return (
    <EmptyState icon={<Network />} title="Nothing to try yet">
      {namespaces === 0
        ? "There is no namespace in this target. Create two, ADD both to a network, and try whether they reach each other here."
        : "No namespace has an address. ADD two of them to a network, and try whether they reach each other here."}
    </EmptyState>
  );
}
