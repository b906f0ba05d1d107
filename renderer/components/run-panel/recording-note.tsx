import { type ReactNode, useId, useState } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { waitingStep } from "../../../shared/run/step-mode.ts";
import { useFrom } from "../../stores/stores-context.tsx";
import { NoteToggle } from "../note-toggle.tsx";

/** Says that plugins were not run exactly as cnitool runs them; opens to how they were run instead. */
export function RecordingNote({ record }: { readonly record: RunRecord }): ReactNode {
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const directory = record.steps.find(({ delegated }) => delegated?.directory != null)?.delegated?.directory;
  const { recordDelegates } = useFrom(
    (stores) => stores.settings,
    (state) => state.settings,
  );
  if (directory == null) {
    // Nothing was called yet, so that only the switch tells.
    if (waitingStep(record) === null || !recordDelegates[record.targetId]) return null;
    return (
      <p className="text-faint text-xs">
        What plugins call is recorded: a directory of the recorder will stand first in the CNI_PATH that they
        get.
      </p>
    );
  }
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
