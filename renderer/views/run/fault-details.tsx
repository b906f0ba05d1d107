import { type ReactNode, useId } from "react";
import { faultSignals } from "../../../shared/run/plugin-fault.ts";
import { Field, FieldProblem } from "../../components/field.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { TextInput } from "../../components/text-input.tsx";
import { type FaultDraft, faultProblems } from "../../model/fault-draft.ts";

interface DetailsProps {
  readonly draft: FaultDraft;
  readonly onChange: (change: Partial<FaultDraft>) => void;
}

/** What the chosen fault needs to know. */
export function FaultDetails(props: DetailsProps): ReactNode {
  const { draft, onChange } = props;
  const id = useId();
  const problems = faultProblems(draft);
  switch (draft.choice) {
    case "error":
      return <ErrorDetails {...props} />;
    case "garbageBefore":
    case "garbageInstead":
      return (
        <Field label="Garbage" controlId={id}>
          <TextArea
            id={id}
            value={draft.garbage}
            onChange={(event) => onChange({ garbage: event.target.value })}
          />
        </Field>
      );
    case "signal":
      return (
        <Segmented
          name="Signal"
          value={draft.signal}
          options={faultSignals.map((value) => ({ value, label: value }))}
          onChange={(signal) => onChange({ signal })}
        />
      );
    case "exit":
      return (
        <TextField
          label="Exit status"
          value={draft.exitCode}
          problem={problems.exitCode}
          onText={(exitCode) => onChange({ exitCode })}
        />
      );
    case "hang":
      return <p className="text-muted text-sm">Until the run is cancelled.</p>;
    case "namespace":
      return <p className="text-muted text-sm">The lab's namespace is removed, and then the plugin runs.</p>;
  }
}

function ErrorDetails({ draft, onChange }: DetailsProps): ReactNode {
  return (
    <div className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-2 gap-y-1.5">
      <TextField
        label="Code"
        value={draft.code}
        problem={faultProblems(draft).code}
        onText={(code) => onChange({ code })}
      />
      <TextField label="Message" value={draft.msg} onText={(msg) => onChange({ msg })} />
      <div className="col-span-2">
        <TextField label="Details" value={draft.details} onText={(details) => onChange({ details })} />
      </div>
    </div>
  );
}

function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly problem?: string | null;
  readonly onText: (text: string) => void;
}): ReactNode {
  const { label, value, problem = null } = props;
  const id = useId();
  return (
    <Field label={label} controlId={id}>
      <TextInput
        id={id}
        className="font-mono text-sm"
        value={value}
        invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        onChange={(event) => props.onText(event.target.value)}
      />
      <FieldProblem id={`${id}-problem`} text={problem} />
    </Field>
  );
}
