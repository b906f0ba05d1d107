import { ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { cn } from "../cn.ts";

/** Says that plugins were not run exactly as cnitool runs them; opens to how they were run instead. */
export function RecordingNote({ record }: { readonly record: RunRecord }): ReactNode {
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const directory = record.steps.find(({ delegated }) => delegated?.directory != null)?.delegated?.directory;
  if (directory == null) return null;
  return (
    <div className="text-xs">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={detailsId}
        onClick={() => setOpen(!open)}
        className="flex min-h-6 items-center gap-0.5 rounded-sm pr-1 text-faint hover:text-ink"
      >
        <ChevronRight
          aria-hidden
          className={cn("size-3 shrink-0 transition-transform", open && "rotate-90")}
        />
        What plugins call was recorded
      </button>
      {open && (
        <p
          id={detailsId}
          className="ml-1 border-line border-l py-0.5 pl-2.5 text-muted [overflow-wrap:anywhere]"
        >
          The recorder stood first in the CNI_PATH that plugins got:{" "}
          <span className="font-mono">{directory}</span>. What a called program calls in turn is not recorded.
        </p>
      )}
    </div>
  );
}
