import { type ReactNode, useId, useState } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { NoteToggle } from "../note-toggle.tsx";

/** Says that plugins were not run exactly as cnitool runs them; opens to how they were run instead. */
export function RecordingNote({ record }: { readonly record: RunRecord }): ReactNode {
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const directory = record.steps.find(({ delegated }) => delegated?.directory != null)?.delegated?.directory;
  if (directory == null) return null;
  return (
    <div className="text-xs">
      <NoteToggle open={open} controls={detailsId} onToggle={() => setOpen(!open)}>
        What plugins call was recorded
      </NoteToggle>
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
