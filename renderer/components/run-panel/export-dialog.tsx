import { type ReactNode, useState } from "react";
import { valuesAre } from "../../../shared/export/count-masked.ts";
import { type ExportFormat, exportFormats } from "../../../shared/export/export-format.ts";
import type { ExportedRun } from "../../../shared/export/export-run.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { exportLooks } from "../../model/export-looks.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { CodeBlock } from "../code-block.tsx";
import { Dialog } from "../dialog.tsx";
import { Field } from "../field.tsx";
import { Select } from "../select.tsx";
import { Switch } from "../switch.tsx";
import { useExportedRun } from "./use-exported-run.ts";

const formatId = "export-format";
const options = exportFormats.map((format) => ({ value: format, label: exportLooks[format].label }));

/** Takes a run out of the window: chooses as what, shows it, and copies or saves exactly what is shown. */
export function ExportDialog(props: { readonly record: RunRecord; readonly onClose: () => void }): ReactNode {
  const { record, onClose } = props;
  const [format, setFormat] = useState<ExportFormat>("markdown");
  const [masked, setMasked] = useState(true);
  const exported = useExportedRun(record, format, !masked);
  const choose = (value: string): void => setFormat(exportFormats.find((each) => each === value) ?? format);
  return (
    <Dialog title={`Export run ${record.id}`} onClose={onClose} className="w-3xl">
      <div className="flex min-h-0 flex-col gap-3 p-4">
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
          <p className="text-muted text-sm">{exportLooks[format].about}</p>
        </Field>
        <div>
          <Switch label="Mask secrets" on={masked} onChange={setMasked} />
          <p role="status" className="min-h-[1.5em] text-muted text-sm">
            {exported !== null && maskingSentence(exported, masked)}
          </p>
        </div>
        <Preview exported={exported} />
      </div>
      <Actions record={record} format={format} exported={exported} onClose={onClose} />
    </Dialog>
  );
}

function Preview({ exported }: { readonly exported: ExportedRun | null }): ReactNode {
  if (exported === null)
    return <p className="h-[36vh] rounded-md bg-sunken p-3 text-muted text-sm">Writing it…</p>;
  const lines = exported.text.replace(/\n$/, "").split("\n");
  return (
    <CodeBlock
      name="Preview"
      wrap
      className="h-[36vh] shrink rounded-md border border-line"
      lines={lines.map((text) => ({ text, mark: null }))}
    />
  );
}

function Actions(props: {
  readonly record: RunRecord;
  readonly format: ExportFormat;
  readonly exported: ExportedRun | null;
  readonly onClose: () => void;
}): ReactNode {
  const { record, format, exported, onClose } = props;
  const { files, notices } = useStores();
  const saving = useFrom(
    (stores) => stores.files,
    (state) => state.saving > 0,
  );
  const text = exported?.text ?? null;
  const copy = async (what: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(what);
      notices.getState().tell(`Copied: ${exportLooks[format].label} of run ${record.id}.`);
      onClose();
    } catch (error) {
      notices.getState().report(error);
    }
  };
  const save = async (what: string): Promise<void> => {
    const words = ["run", String(record.id), record.operation, record.network.name];
    await files.getState().save(words, exportLooks[format].kind, what);
    onClose();
  };
  return (
    <div className="flex justify-end gap-2 border-line border-t px-4 py-3">
      <Button onClick={onClose}>Cancel</Button>
      <Button disabled={text === null || saving} onClick={() => text !== null && void save(text)}>
        Save…
      </Button>
      <Button variant="primary" disabled={text === null} onClick={() => text !== null && void copy(text)}>
        Copy
      </Button>
    </div>
  );
}

function maskingSentence({ masked, kinds }: ExportedRun, on: boolean): string {
  if (!on) return "Tokens, passwords and keys are in it as they are.";
  if (masked === 0) return "Nothing in it looks like a token, a password or a key.";
  return kinds.length === 0
    ? `${valuesAre(masked)} masked.`
    : `${valuesAre(masked)} masked: ${kinds.join(", ")}.`;
}
