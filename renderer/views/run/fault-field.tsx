import { type ReactNode, useEffect, useId, useRef } from "react";
import { Field } from "../../components/field.tsx";
import { Select } from "../../components/select.tsx";
import { Switch } from "../../components/switch.tsx";
import { faultChoices, faultyPlugins } from "../../model/fault-draft.ts";
import type { ChosenNetwork } from "../../model/run-form.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { FaultDetails } from "./fault-details.tsx";

/** What is made to go wrong in the next run, with which plugin. In the lab alone. */
export function FaultField({ chosen }: { readonly chosen: ChosenNetwork }): ReactNode {
  const { runForm } = useStores();
  const id = useId();
  const inLab = useFrom(
    ({ settings }) => settings,
    ({ settings }) => settings.target === "lab",
  );
  const draft = useFrom(
    (stores) => stores.runForm,
    ({ form }) => form.fault,
  );
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    // What can be chosen comes at the end of the form, which may be out of sight.
    if (draft.armed) group.current?.scrollIntoView({ block: "nearest" });
  }, [draft.armed]);
  if (!inLab || chosen.outline === null) return null;
  const { editFault } = runForm.getState();
  const plugins = faultyPlugins(chosen.outline);
  return (
    <fieldset
      ref={group}
      aria-label="Fault"
      className="flex min-w-0 flex-col gap-2 border-line border-t pt-3"
    >
      <Switch
        label="Inject a fault"
        note="into the next run"
        on={draft.armed}
        onChange={(armed) => editFault({ armed })}
      />
      {draft.armed && (
        <>
          <Field label="Plugin" controlId={`${id}-plugin`}>
            <Select
              id={`${id}-plugin`}
              name="Plugin with the fault"
              className="w-full flex-none"
              value={String(draft.pluginIndex)}
              options={plugins.map((label, at) => ({ value: String(at), label }))}
              onChange={(at) => editFault({ pluginIndex: Number(at) })}
            />
          </Field>
          <Field label="What goes wrong" controlId={`${id}-choice`}>
            <Select
              id={`${id}-choice`}
              name="What goes wrong"
              className="w-full flex-none"
              value={draft.choice}
              options={faultChoices}
              onChange={(value) => {
                const choice = faultChoices.find((each) => each.value === value);
                if (choice !== undefined) editFault({ choice: choice.value });
              }}
            />
          </Field>
          <FaultDetails draft={draft} onChange={editFault} />
        </>
      )}
    </fieldset>
  );
}
