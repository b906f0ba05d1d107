import { Pin } from "lucide-react";
import type { ReactNode } from "react";
import type { ListedLabels } from "../../../shared/run/run-labels.ts";
import { TagChip } from "./tag-chip.tsx";

/**
 * What is written on a run, and what it came to, in one line of a list. The name comes first; tags, and then the
 * outcome, are there as far as there is room for them: what has none wraps out of sight.
 */
export function ListedLabelsOf(props: {
  readonly labels: ListedLabels;
  readonly children: ReactNode;
}): ReactNode {
  const { name, tags, pinned } = props.labels;
  if (name === "" && tags.length === 0 && !pinned)
    return <span className="block truncate">{props.children}</span>;
  return (
    <span className="flex h-5 flex-wrap items-center gap-x-1.5 overflow-hidden leading-5">
      {(pinned || name !== "") && (
        <span className="flex max-w-full items-center gap-1">
          {pinned && (
            <Pin role="img" aria-label="pinned" className="size-3.5 shrink-0 fill-current text-accent" />
          )}
          {name !== "" && (
            <span title={name} className="truncate font-semibold text-ink">
              {name}
            </span>
          )}
        </span>
      )}
      {tags.map((tag) => (
        <TagChip key={tag} tag={tag} />
      ))}
      <span className="min-w-0 flex-[1_0_5rem] truncate">{props.children}</span>
    </span>
  );
}
