import { Pin } from "lucide-react";
import type { ReactNode } from "react";
import type { ListedLabels } from "../../../shared/run/run-labels.ts";
import { TagChip } from "./tag-chip.tsx";

/** Tags that a row has room for. */
const most = 2;

/** What is written on a run, in its row of the list. */
export function ListedLabelsOf({ labels }: { readonly labels: ListedLabels | undefined }): ReactNode {
  if (labels === undefined) return null;
  const { name, tags, pinned } = labels;
  const others = tags.slice(most);
  return (
    <span className="mr-1.5 inline-flex max-w-[70%] shrink-0 items-center gap-1 align-bottom">
      {pinned && (
        <Pin role="img" aria-label="pinned" className="size-3.5 shrink-0 fill-current text-accent" />
      )}
      {name !== "" && (
        <span title={name} className="truncate font-semibold text-ink">
          {name}
        </span>
      )}
      {tags.slice(0, most).map((tag) => (
        <TagChip key={tag} tag={tag} />
      ))}
      {others.length > 0 && (
        <span title={others.join(", ")} className="text-muted text-xs">
          +{others.length}
        </span>
      )}
    </span>
  );
}
