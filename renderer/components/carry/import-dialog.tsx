import { FileInput } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { grouped, runsWords } from "../../../shared/text/number-words.ts";
import { leftOutLines } from "../../model/carry-words.ts";
import { formatBytes } from "../../model/format-bytes.ts";
import type { ImportStage } from "../../stores/importing-store.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Note } from "../note.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { ProgressBar } from "./progress-bar.tsx";

/** Lets a bundle of runs into the history: chosen or dropped, looked at, and then added. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { importing } = useStores();
  const { file, stage } = useFrom(
    (stores) => stores.importing,
    (state) => state,
  );
  useEffect(() => importing.getState().reset, [importing]);
  return (
    <Dialog title={file === null ? "Import runs" : `Import ${file}`} onClose={onClose} className="w-lg">
      <div className="flex min-h-44 flex-col gap-3 overflow-y-auto p-4">
        <Stage stage={stage} />
      </div>
      <div className="flex justify-end gap-2 border-line border-t px-4 py-3">
        <Actions stage={stage} onClose={onClose} />
      </div>
    </Dialog>
  );
}

function Stage({ stage }: { readonly stage: ImportStage }): ReactNode {
  switch (stage.name) {
    case "none":
      return <ChooseBundle />;
    case "receiving":
    case "reading":
      return (
        <ProgressBar
          label={stage.name === "receiving" ? "Taking in the file…" : "Looking at its runs…"}
          words={`${formatBytes(stage.bytes)} of ${formatBytes(stage.ofBytes)}`}
          value={stage.bytes}
          of={stage.ofBytes}
        />
      );
    case "preview":
      return <ImportPreview preview={stage.preview} />;
    case "adding":
      return (
        <ProgressBar
          label="Adding runs…"
          words={`${grouped(stage.added)} of ${grouped(stage.preview.added)}`}
          value={stage.added}
          of={stage.preview.added}
        />
      );
    case "done":
      return (
        <div role="status" className="flex flex-col gap-2">
          <p className="font-semibold">{runsWords(stage.result.added)} added.</p>
          {leftOutLines(stage.result).map((line) => (
            <p key={line} className="text-muted text-sm">
              {line}
            </p>
          ))}
        </div>
      );
    case "cancelled":
      return <p role="status">Cancelled. {keptWords(stage.added)}</p>;
    case "failed":
      return (
        <Note kind="bad">
          {stage.problem.message} {stage.problem.advice} {keptWords(stage.added)}
        </Note>
      );
  }
}

function keptWords(added: number): string {
  if (added === 0) return "Nothing was added.";
  return `${runsWords(added)} had been added, each whole; import the file again for the rest.`;
}

/** The page has no other way to a file than to be given it. */
function ChooseBundle(): ReactNode {
  const { importing } = useStores();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 rounded-md border border-line-strong border-dashed p-6 text-center">
      <FileInput aria-hidden className="size-6 text-faint" />
      <p>Drop a bundle of runs (.cnirun) on the window, or choose one.</p>
      <input
        ref={input}
        type="file"
        accept=".cnirun"
        aria-label="Bundle of runs"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) void importing.getState().read(file);
        }}
      />
      <Button autoFocus onClick={() => input.current?.click()}>
        Choose file…
      </Button>
      <p className="text-muted text-sm">You see what it would add before anything is added.</p>
    </div>
  );
}

function Actions({
  stage,
  onClose,
}: {
  readonly stage: ImportStage;
  readonly onClose: () => void;
}): ReactNode {
  const { importing } = useStores();
  const { cancel, start, reset } = importing.getState();
  switch (stage.name) {
    case "none":
      return <Button onClick={onClose}>Cancel</Button>;
    case "preview":
      return (
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={stage.preview.added === 0} onClick={() => void start()}>
            {stage.preview.added === 0 ? "Import" : `Import ${runsWords(stage.preview.added)}`}
          </Button>
        </>
      );
    case "receiving":
    case "reading":
    case "adding":
      return <Button onClick={cancel}>Cancel</Button>;
    case "done":
      return (
        <>
          <ShowAdded stage={stage} onClose={onClose} />
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      );
    case "cancelled":
    case "failed":
      return (
        <>
          <Button onClick={reset}>Choose another file</Button>
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      );
  }
}

/** Leads to the runs that were added, by when they began. */
function ShowAdded(props: {
  readonly stage: Extract<ImportStage, { name: "done" }>;
  readonly onClose: () => void;
}): ReactNode {
  const { route } = useStores();
  const { since, until } = props.stage.result;
  if (since === null || until === null) return null;
  const show = (): void => {
    props.onClose();
    const filter = { since: new Date(since).toISOString(), until: new Date(until + 1).toISOString() };
    route.getState().navigate({ view: "history", filter, runId: null });
  };
  return <Button onClick={show}>Show them</Button>;
}
