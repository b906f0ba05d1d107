import { type FormEvent, type ReactNode, useId, useState } from "react";
import { printQuery } from "../../../shared/history/print-query.ts";
import { saveSearch } from "../../model/saved-searches.ts";
import { useStores } from "../../stores/stores-context.tsx";
import { useSavedSearches } from "../../stores/use-saved-searches.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Field } from "../field.tsx";
import { TextInput } from "../text-input.tsx";

/** Gives the search that the history shows a name. */
export function SaveSearch({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { filter, order } = useStores().history.getState();
  const { searches, change } = useSavedSearches();
  const [name, setName] = useState("");
  const id = useId();
  const words = printQuery(filter);
  const replaces = searches.some((each) => each.name === name.trim());
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === "") return;
    change(saveSearch(searches, { name: name.trim(), words, order }));
    onClose();
  };
  return (
    <Dialog title="Name this search" onClose={onClose}>
      <form onSubmit={onSubmit} className="flex flex-col gap-3 p-4">
        <p className="break-all font-mono text-sm">{words}</p>
        <Field label="Name" controlId={id}>
          <TextInput id={id} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
        </Field>
        <p aria-live="polite" className="min-h-5 text-muted text-sm">
          {replaces && "Takes the place of the search that has this name."}
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={name.trim() === ""}>
            Save search
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
