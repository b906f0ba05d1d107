import type { ReactNode } from "react";
import { isAboutNetwork } from "../../../shared/run/operation.ts";
import type { RunSummary } from "../../../shared/run/run-record.ts";
import type { RunColumnId } from "../../../shared/settings/history-columns.ts";
import { cn } from "../../components/cn.ts";
import { Moment } from "../../components/moment.tsx";
import { ListedLabelsOf } from "../../components/run-labels/listed-labels.tsx";
import { baseName } from "../../model/base-name.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { shortHeadline } from "../../model/short-headline.ts";
import { targetNames } from "../../model/target-names.ts";

/** What a column shows of a run. */
export function RunCell({ id, run }: { readonly id: RunColumnId; readonly run: RunSummary }): ReactNode {
  const attached = !isAboutNetwork(run.operation);
  switch (id) {
    case "time":
      return (
        <td data-column={id} className="truncate text-muted">
          <Moment at={run.startedAt} now={Date.now()} />
        </td>
      );
    case "operation":
      return <Text id={id} text={run.operation} className="font-mono font-semibold text-xs" />;
    case "network":
      return <Text id={id} text={run.networkName} />;
    case "namespace":
      return <Text id={id} text={attached ? baseName(run.netns) : ""} title={run.netns} />;
    case "interface":
      return <Text id={id} text={attached ? run.ifName : ""} className="font-mono text-sm" />;
    case "container":
      return <Text id={id} text={attached ? run.containerId : ""} className="font-mono text-sm" />;
    case "target":
      return <Text id={id} text={targetNames[run.targetId]} className="text-muted" />;
    case "plugins":
      return <Text id={id} text={run.pluginTypes.join(" › ")} className="text-muted" />;
    case "addresses":
      return <Text id={id} text={addressesOf(run)} className="font-mono text-sm" />;
    case "outcome":
      return (
        <td data-column={id} className="truncate text-muted" title={run.headline}>
          <ListedLabelsOf labels={run.labels} />
          <OutcomeText run={run} />
        </td>
      );
    case "duration":
      return (
        <Text
          id={id}
          text={formatDuration(run.durationMs)}
          className="text-right font-mono text-muted text-sm tabular-nums"
        />
      );
  }
}

/** What an ADD came to. */
function addressesOf({ operation, outcome, headline }: RunSummary): string {
  return operation === "ADD" && outcome === "succeeded" ? headline : "";
}

/** What there is to say about an outcome, with the word for it where the icon alone would be a riddle. */
function OutcomeText({ run }: { readonly run: RunSummary }): ReactNode {
  if (run.outcome === "succeeded" && run.headline !== "") {
    // Only what an ADD came to is a value; the others are told in words.
    return run.operation === "ADD" ? <span className="font-mono text-sm">{run.headline}</span> : run.headline;
  }
  if (run.outcome === "failed" && run.headline !== "") return shortHeadline(run.headline);
  return (
    <>
      {run.outcome}
      {run.headline !== "" && run.headline !== run.outcome && `: ${run.headline}`}
    </>
  );
}

/** A value, or a dash where there is none. */
function Text(props: {
  readonly id: RunColumnId;
  readonly text: string;
  readonly title?: string;
  readonly className?: string;
}): ReactNode {
  const { id, text, title = text, className } = props;
  return (
    <td data-column={id} title={text === "" ? undefined : title} className={cn("truncate", className)}>
      {text === "" ? "—" : text}
    </td>
  );
}
