import { RadioGroup } from "radix-ui";
import { type ReactNode, useId } from "react";
import { CopyButton } from "../../components/copy-button.tsx";
import { Field, FieldProblem } from "../../components/field.tsx";
import { TextInput } from "../../components/text-input.tsx";
import { useFrom, useStores } from "../../stores/stores-context.tsx";

const kinds = [
  { value: "derived", label: "Derived from the namespace" },
  { value: "own", label: "My own" },
] as const;

/** The container ID: the one that cnitool would make, or an own one. */
export function ContainerIdField(props: { readonly problem: string | null }): ReactNode {
  const { runForm } = useStores();
  const fieldId = useId();
  const own = useFrom(
    (stores) => stores.runForm,
    ({ form }) => form.ownContainerId,
  );
  const derived = useFrom(
    (stores) => stores.runForm,
    ({ derivedContainerId }) => derivedContainerId,
  );
  const shown = own ?? derived;
  return (
    <Field label="Container ID" controlId={fieldId}>
      <div className="flex gap-1">
        <TextInput
          id={fieldId}
          className="font-mono text-sm"
          value={shown}
          readOnly={own === null}
          placeholder={own === null ? "follows from the namespace" : ""}
          invalid={props.problem !== null}
          aria-describedby={`${fieldId}-problem`}
          onChange={(event) => runForm.getState().edit({ ownContainerId: event.target.value })}
        />
        <CopyButton text={shown} what="container ID" />
      </div>
      <RadioGroup.Root
        aria-label="Kind of container ID"
        value={own === null ? "derived" : "own"}
        onValueChange={(kind) => runForm.getState().edit({ ownContainerId: kind === "own" ? derived : null })}
        className="flex flex-wrap gap-x-3"
      >
        {kinds.map(({ value, label }) => (
          <RadioGroup.Item
            key={value}
            value={value}
            className="flex min-h-6 items-center gap-1.5 whitespace-nowrap text-muted text-sm data-[state=checked]:font-semibold data-[state=checked]:text-accent"
          >
            <span className="flex size-3.5 items-center justify-center rounded-full border border-current">
              <RadioGroup.Indicator className="size-1.5 rounded-full bg-current" />
            </span>
            {label}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <FieldProblem id={`${fieldId}-problem`} text={props.problem} />
    </Field>
  );
}
