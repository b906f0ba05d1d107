import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { isAboutNetwork } from "../../../shared/run/operation.ts";
import type { Outcome } from "../../../shared/run/outcome.ts";
import type { RunOptions, RunRequest } from "../../../shared/run/run-record.ts";
import { baseName } from "../../model/base-name.ts";
import { OperationBadge } from "../operation-badge.tsx";
import { OutcomePill } from "../outcome-pill.tsx";

/** The line at the top of a run. Where it is narrow, what the run is about gets a line of its own. */
export function RunTitle(props: {
  readonly heading: string;
  readonly run: Pick<RunRequest & RunOptions, "operation" | "network" | "runtimeConf" | "fault">;
  readonly outcome: Outcome | "waiting";
  /** What stands at its end. */
  readonly children?: ReactNode;
}): ReactNode {
  const { operation, network, runtimeConf } = props.run;
  const { netns, ifName } = runtimeConf;
  const place = netns === "" || isAboutNetwork(operation) ? null : `${baseName(netns)} / ${ifName}`;
  return (
    <header className="flex min-h-10 shrink-0 items-center gap-x-2 gap-y-1 border-line border-b px-3 py-1.5 @max-lg:flex-wrap">
      <h2 className="shrink-0 font-semibold tabular-nums">{props.heading}</h2>
      <OperationBadge operation={operation} />
      <span className="flex min-w-0 items-center gap-1 text-muted @max-lg:order-last @max-lg:basis-full">
        <span className="truncate" title={`${network.name}: ${network.file}`}>
          {network.name}
        </span>
        {place !== null && (
          <>
            <ArrowRight role="img" aria-label="to" className="size-3.5 shrink-0" />
            <span className="truncate" title={netns}>
              {place}
            </span>
          </>
        )}
      </span>
      <span role="status" className="shrink-0">
        <OutcomePill outcome={props.outcome} />
      </span>
      {props.run.fault !== undefined && (
        <span className="shrink-0 rounded-full border border-host-line bg-host-soft px-2 font-semibold text-host text-xs">
          with a fault
        </span>
      )}
      <span className="flex-1" />
      {props.children}
    </header>
  );
}
