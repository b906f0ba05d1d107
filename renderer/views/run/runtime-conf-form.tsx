import { type ReactNode, useId } from "react";
import type { ConfProblem } from "../../../shared/cni/network-file.ts";
import { Field, FieldProblem } from "../../components/field.tsx";
import { Note } from "../../components/note.tsx";
import { TextInput } from "../../components/text-input.tsx";
import { problemPlace } from "../../model/problem-place.ts";
import { type ChosenNetwork, shownCapabilities } from "../../model/run-form.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { useRunRequest } from "../../stores/use-run-request.ts";
import { ArgsField } from "./args-field.tsx";
import { CapabilityField } from "./capabilities/capability-field.tsx";
import { ContainerIdField } from "./container-id-field.tsx";
import { FaultField } from "./fault-field.tsx";
import { NamespaceField } from "./namespace-field.tsx";
import { ReplayNote } from "./replay-note.tsx";

/** Each field is judged while typing by the reference's own rules. */
export function RuntimeConfForm(props: {
  readonly chosen: ChosenNetwork;
  readonly warnings: readonly ConfProblem[];
}): ReactNode {
  const { runForm } = useStores();
  const { problems } = useRunRequest();
  const form = useFrom(
    (stores) => stores.runForm,
    (state) => state.form,
  );
  const ifNameId = useId();
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-auto p-3 low:flex-none low:overflow-visible">
      {form.replay !== null && <ReplayNote replay={form.replay} />}
      {props.warnings.map((warning) => (
        <Note key={`${problemPlace(warning)}${warning.message}`} kind="host">
          {problemPlace(warning)}
          {warning.message}
        </Note>
      ))}
      <NamespaceField problem={problems.netns} />
      <ContainerIdField problem={problems.containerId} />
      <Field label="Interface" controlId={ifNameId}>
        <TextInput
          id={ifNameId}
          className="w-36 font-mono text-sm"
          value={form.ifName}
          invalid={problems.ifName !== null}
          aria-describedby={`${ifNameId}-problem`}
          onChange={(event) => runForm.getState().edit({ ifName: event.target.value })}
        />
        <FieldProblem id={`${ifNameId}-problem`} text={problems.ifName} />
      </Field>
      <ArgsField problems={problems.args} outline={props.chosen.outline} />
      {shownCapabilities(form, props.chosen.outline).map((delivery) => (
        <CapabilityField
          key={delivery.capability}
          delivery={delivery}
          problems={problems.capabilities.get(delivery.capability) ?? []}
        />
      ))}
      <FaultField chosen={props.chosen} />
    </div>
  );
}
