import { NotebookPen, Pin } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { type LabelsChange, noLabels } from "../../../shared/run/run-labels.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { cn } from "../cn.ts";
import { IconButton } from "../icon-button.tsx";
import { Draft } from "./draft.tsx";
import { TagChip } from "./tag-chip.tsx";
import { TagInput } from "./tag-input.tsx";

/** What a person writes on a run: pin, name, tags and note. What is typed counts when the field is left, or goes. */
export function RunLabelsBar({ record }: { readonly record: RunRecord }): ReactNode {
  const { runLabels } = useStores();
  const { runId, labels: shown } = useFrom(
    (stores) => stores.runLabels,
    (state) => state,
  );
  const { id, labels: known } = record;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the same run the store hears by itself
  useEffect(() => runLabels.getState().show(id, known), [id, runLabels]);
  const labels = runId === id ? shown : (known ?? noLabels);
  // Of this run, whichever is on screen by the time that a field has gone.
  const change = (to: LabelsChange): Promise<void> => runLabels.getState().change(id, to);
  const [writes, setWrites] = useState<number | null>(null);
  const hasNote = labels.note !== "" || writes === id;
  return (
    <section aria-label="Labels" className="flex shrink-0 flex-col border-line border-b">
      <div className="flex min-h-9 flex-wrap items-start gap-x-1 gap-y-0.5 px-3 py-1">
        <IconButton
          name={labels.pinned ? "Unpin this run" : "Pin this run"}
          aria-pressed={labels.pinned}
          aria-keyshortcuts="P"
          onClick={() => void change({ pinned: !labels.pinned })}
          className="-ml-1.5"
        >
          <Pin aria-hidden className={cn("size-4", labels.pinned && "fill-current text-accent")} />
        </IconButton>
        <Draft
          key={`name-${id}`}
          name="Name of this run"
          text={labels.name}
          onDone={(name) => void change({ name })}
        />
        {/* Below the name, which has the line to itself, as soon as there is any of the two. */}
        <div
          className={cn(
            "flex min-h-7 min-w-0 flex-wrap items-center gap-x-1.5 gap-y-1",
            (labels.name !== "" || labels.tags.length > 0) && "order-last basis-full pl-7",
          )}
        >
          {labels.tags.map((tag) => (
            <TagChip key={tag} tag={tag} onRemove={() => void change({ removeTags: [tag] })} />
          ))}
          <TagInput
            key={`tag-${id}`}
            name="Add a tag to this run"
            without={labels.tags}
            onAdd={(tag) => void change({ addTags: [tag] })}
          />
        </div>
        {!hasNote && (
          <IconButton name="Write a note" onClick={() => setWrites(id)} className="-mr-1.5">
            <NotebookPen aria-hidden className="size-4" />
          </IconButton>
        )}
      </div>
      {hasNote && (
        <div className="px-3 pb-2">
          <Draft
            key={`note-${id}`}
            name="Note of this run"
            lines
            begins={writes === id}
            text={labels.note}
            onDone={(note) => {
              setWrites(null);
              void change({ note });
            }}
          />
        </div>
      )}
    </section>
  );
}
