import { type ReactNode, useEffect, useState } from "react";
import { valuesAre } from "../../../shared/export/count-masked.ts";
import { type RunsFormat, runsFormats } from "../../../shared/export/runs-format.ts";
import { grouped, runsWords } from "../../../shared/text/number-words.ts";
import { runsFormatLooks } from "../../model/runs-format-looks.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Field } from "../field.tsx";
import { Note } from "../note.tsx";
import { Select } from "../select.tsx";
import { Switch } from "../switch.tsx";
import { ProgressBar } from "./progress-bar.tsx";

const formatId = "runs-format";
const options = runsFormats.map((format) => ({ value: format, label: runsFormatLooks[format].label }));

/** Takes many runs out of the history: chooses as what, and says how far it is and where they are. */
export function ExportRunsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { exporting } = useStores();
  const { subject, progress, saved, problem } = useFrom(
    (stores) => stores.exporting,
    (state) => state,
  );
  const [format, setFormat] = useState<RunsFormat>("bundle");
  const [masked, setMasked] = useState(true);
  // Whoever closes the dialog wants no file any more.
  useEffect(() => exporting.getState().cancel, [exporting]);
  if (subject === null) return null;
  const choose = (value: string): void => setFormat(runsFormats.find((each) => each === value) ?? format);
  const start = (): void => exporting.getState().start(format, !masked);
  const title = subject.count === null ? "Export runs" : `Export ${runsWords(subject.count)}`;
  return (
    <Dialog title={title} onClose={onClose} className="w-lg">
      <div className="flex min-h-44 flex-col gap-3 p-4">
        {saved !== null ? (
          <Saved {...saved} withSecrets={!masked} />
        ) : progress !== null ? (
          <ProgressBar
            label="Writing runs…"
            words={`${grouped(progress.runs)}${progress.of === null ? "" : ` of ${grouped(progress.of)}`}`}
            value={progress.runs}
            of={progress.of}
          />
        ) : (
          <>
            <Field label="Format" controlId={formatId}>
              <div className="flex">
                <Select
                  id={formatId}
                  name="Format"
                  value={format}
                  options={options}
                  onChange={choose}
                  className="max-w-64"
                />
              </div>
              <p className="text-muted text-sm">{runsFormatLooks[format].about}</p>
            </Field>
            <div>
              <Switch label="Mask secrets" on={masked} onChange={setMasked} />
              <p className="text-muted text-sm">
                {masked
                  ? "What looks like a token, a password or a key is left out."
                  : "Tokens, passwords and keys are in it as they are."}
              </p>
            </div>
          </>
        )}
        {problem !== null && (
          <Note kind="bad">
            {problem.message} {problem.advice}
          </Note>
        )}
      </div>
      <div className="flex justify-end gap-2 border-line border-t px-4 py-3">
        {saved !== null ? (
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        ) : (
          <>
            <Button onClick={progress === null ? onClose : exporting.getState().cancel}>Cancel</Button>
            <Button variant="primary" disabled={progress !== null} onClick={start}>
              Export…
            </Button>
          </>
        )}
      </div>
    </Dialog>
  );
}

function Saved(props: {
  readonly path: string;
  readonly runs: number;
  readonly masked: number;
  readonly leftOut: number;
  readonly withSecrets: boolean;
}): ReactNode {
  const { path, runs, masked, leftOut, withSecrets } = props;
  return (
    <div role="status" className="flex flex-col gap-2">
      <p className="font-semibold">{runsWords(runs)} saved.</p>
      <p className="font-mono text-sm [overflow-wrap:anywhere]">{path}</p>
      <p className="text-muted text-sm">
        {withSecrets ? "Tokens, passwords and keys are in it as they are." : maskedWords(masked)}
      </p>
      {leftOut > 0 && (
        <p className="text-muted text-sm">
          {runsWords(leftOut)} left out: still under way, damaged, or too large.
        </p>
      )}
    </div>
  );
}

function maskedWords(masked: number): string {
  if (masked === 0) return "Nothing in it looks like a token, a password or a key.";
  return `${valuesAre(masked)} masked.`;
}
