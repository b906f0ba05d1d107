import type { ReactNode } from "react";
import { isAboutNetwork } from "../../../shared/run/operation.ts";
import type { RunSummary } from "../../../shared/run/run-record.ts";
import type { RunColumnId } from "../../../shared/settings/history-columns.ts";
import { cn } from "../../components/cn.ts";
import { Moment } from "../../components/moment.tsx";
import { ListedLabelsOf } from "../../components/run-labels/listed-labels.tsx";
import { TagChip } from "../../components/run-labels/tag-chip.tsx";
import { baseName } from "../../model/base-name.ts";
import { formatDuration } from "../../model/format-duration.ts";
import type { FittedColumn } from "../../model/run-columns.ts";
import { shortHeadline } from "../../model/short-headline.ts";
import { targetNames } from "../../model/target-names.ts";

interface CellProps {
  readonly id: RunColumnId;
  readonly run: RunSummary;
  /** All columns that the row has. */
  readonly columns: readonly FittedColumn[];
}

/** What a column shows of a run. */
export function RunCell({ id, run, columns }: CellProps): ReactNode {
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
    case "name":
      return <Text id={id} text={run.labels?.name ?? ""} className="font-semibold" />;
    case "tags":
      return <TagsCell run={run} />;
    case "outcome":
      return <OutcomeCell run={run} columns={columns} />;
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

/** What a run came to, after what is written on it and has no column of its own. */
function OutcomeCell({ run, columns }: Pick<CellProps, "run" | "columns">): ReactNode {
  const isShown = (id: RunColumnId) => columns.some(({ column }) => column.id === id);
  const { name = "", tags = [], pinned = false } = run.labels ?? {};
  const written = {
    name: isShown("name") ? "" : name,
    tags: isShown("tags") ? [] : tags,
    pinned,
  };
  return (
    <td data-column="outcome" className="min-w-0 text-muted" title={run.headline}>
      <ListedLabelsOf labels={written}>
        <OutcomeText run={run} />
      </ListedLabelsOf>
    </td>
  );
}

function TagsCell({ run }: Pick<CellProps, "run">): ReactNode {
  const tags = run.labels?.tags ?? [];
  if (tags.length === 0) return <Text id="tags" text="" />;
  return (
    <td data-column="tags" className="min-w-0" title={tags.join(", ")}>
      <span className="flex h-5 flex-wrap items-center gap-1 overflow-hidden">
        {tags.map((tag) => (
          <TagChip key={tag} tag={tag} />
        ))}
      </span>
    </td>
  );
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
