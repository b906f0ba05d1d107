import { type FormEvent, type ReactNode, useId, useState } from "react";
import { errorData } from "../../api/error-data.ts";
import { newNamespaceProblem, suggestNamespaceName } from "../../model/new-namespace.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Field, FieldProblem } from "../field.tsx";
import { TextInput } from "../text-input.tsx";

/** Makes a namespace and chooses it. */
export function CreateNamespace(props: { readonly onClose: () => void }): ReactNode {
  const { namespaces, runForm } = useStores();
  const taken = useFrom(
    (stores) => stores.namespaces,
    (state) => state.namespaces,
  )?.map(({ name }) => name);
  const [name, setName] = useState(() => suggestNamespaceName(taken ?? []));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const inputId = useId();
  const problem = busy ? null : (newNamespaceProblem(name, taken ?? []) ?? refusal);

  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (problem !== null && refusal === null) return;
    setBusy(true);
    try {
      const made = await namespaces.getState().create(name);
      runForm.getState().edit({ netns: made.path });
      props.onClose();
    } catch (error) {
      const { message, advice } = errorData(error);
      setRefusal(`${message} ${advice}`.trim());
      setBusy(false);
    }
  };

  return (
    <Dialog title="New namespace" onClose={props.onClose}>
      <form className="flex flex-col gap-3 p-4" onSubmit={(event) => void create(event)}>
        <Field label="Name" controlId={inputId}>
          <TextInput
            id={inputId}
            autoFocus
            className="font-mono text-sm"
            value={name}
            invalid={problem !== null}
            aria-describedby={`${inputId}-problem`}
            onFocus={(event) => event.target.select()}
            onChange={(event) => {
              setName(event.target.value);
              setRefusal(null);
            }}
          />
          <FieldProblem id={`${inputId}-problem`} text={problem} />
          <p className="font-mono text-muted text-xs">/run/netns/{name}</p>
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={props.onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={busy || (problem !== null && refusal === null)}>
            Create
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
