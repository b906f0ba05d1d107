import { X } from "lucide-react";
import type { ReactNode } from "react";
import type { ErrorExplanation } from "../../../shared/cni/explanations/rule.ts";
import { explainFailure } from "../../../shared/run/explain-failure.ts";
import type { RunError } from "../../../shared/run/run-error.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { CopyButton } from "../copy-button.tsx";
import { CleanUp } from "./clean-up.tsx";
import { LeftBehind, leftBehind } from "./failure/left-behind.tsx";
import { Remedies } from "./failure/remedies.tsx";
import { TakenInterface } from "./taken-interface.tsx";

/** What failed, at which plugin, in the plugin's own words, then what it usually means and the way out. */
export function RunProblem(props: { readonly record: RunRecord; readonly error: RunError }): ReactNode {
  const { record, error } = props;
  const explanation = explainFailure(record);
  const words = ownWords(error);
  const who = error.pluginType ?? record.operation;
  return (
    <div role="alert" className="rounded-md border border-bad-line bg-bad-soft p-3">
      <p className="flex items-start gap-1.5 font-semibold text-bad">
        <X aria-hidden className="mt-0.5 size-4 shrink-0" strokeWidth={2.5} />
        {explanation === null ? `${who} failed` : `${who} failed: ${explanation.title}`}
      </p>
      <div className="mt-1.5 flex items-start gap-1">
        <p className="min-w-0 flex-1 whitespace-pre-wrap font-mono text-sm [overflow-wrap:anywhere]">
          {words}
        </p>
        <CopyButton text={error.message} what="error" inline />
      </div>
      {error.cni !== null && <p className="font-mono text-muted text-sm">CNI error code {error.cni.code}</p>}
      {explanation !== null && (
        <p className="mt-1.5">
          {explanation.meaning} {explanation.advice}
        </p>
      )}
      {explanation !== null && <Remedies record={record} explanation={explanation} />}
      <LeftBehind record={record} />
      {record.operation === "ADD" && <WayOut record={record} cleanUp={wayOut(record, explanation)} />}
    </div>
  );
}

/** What was left behind is cleaned up, whatever the error usually means. */
function wayOut(record: RunRecord, explanation: ErrorExplanation | null): ErrorExplanation["cleanUp"] {
  const usual = explanation?.cleanUp ?? "yes";
  return usual === "no" && leftBehind(record).length > 0 ? "yes" : usual;
}

function WayOut(props: {
  readonly record: RunRecord;
  readonly cleanUp: ErrorExplanation["cleanUp"];
}): ReactNode {
  switch (props.cleanUp) {
    case "yes":
      return <CleanUp record={props.record} />;
    case "no":
      return null;
    case "unlessAnothers":
      return <TakenInterface record={props.record} />;
  }
}

/** The plugin's own message and details, or the engine's sentence where no plugin spoke. */
function ownWords(error: RunError): string {
  if (error.cni === null || error.cni.msg === "") return error.message;
  return error.cni.details === "" ? error.cni.msg : `${error.cni.msg}\n${error.cni.details}`;
}
