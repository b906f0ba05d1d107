import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../cn.ts";

/** A tag; with a button that takes it away, where that is possible. */
export function TagChip(props: { readonly tag: string; readonly onRemove?: () => void }): ReactNode {
  const { tag, onRemove } = props;
  return (
    <span
      className={cn(
        "inline-flex h-5 max-w-32 shrink-0 items-center rounded-full bg-accent-soft text-accent text-xs",
        onRemove === undefined ? "px-2" : "pr-0.5 pl-2",
      )}
    >
      <span className="truncate" title={tag}>
        {tag}
      </span>
      {onRemove !== undefined && (
        <button
          type="button"
          aria-label={`Remove the tag ${tag}`}
          onClick={onRemove}
          className="ml-0.5 flex size-4 items-center justify-center rounded-full hover:bg-selected"
        >
          <X aria-hidden className="size-3" />
        </button>
      )}
    </span>
  );
}
