import type { ReactNode } from "react";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";

/** Asks before the chosen namespace is deleted. */
export function DeleteNamespace(props: { readonly onClose: () => void }): ReactNode {
  const { namespaces, runForm, notices } = useStores();
  const netns = useFrom(
    (stores) => stores.runForm,
    ({ form }) => form.netns,
  );
  const namespace = useFrom(
    (stores) => stores.namespaces,
    (state) => state.namespaces?.find(({ path }) => path === netns),
  );
  if (namespace === undefined) return null;
  const remove = async (): Promise<void> => {
    try {
      await namespaces.getState().remove(namespace.name);
      const next = namespaces.getState().namespaces?.[0]?.path ?? null;
      runForm.getState().edit({ netns: next });
    } catch (error) {
      notices.getState().report(error);
    }
  };
  const names = namespace.interfaces.map(({ name }) => name);
  return (
    <ConfirmDialog
      title={`Delete the namespace ${namespace.name}?`}
      action="Delete namespace"
      variant="danger"
      onConfirm={() => void remove()}
      onClose={props.onClose}
    >
      {names.length > 0 ? (
        <p>
          Its interfaces go with it: {names.join(", ")}. Addresses that were allocated for them stay allocated
          until a DEL.
        </p>
      ) : (
        <p>It has no interface except lo.</p>
      )}
    </ConfirmDialog>
  );
}
