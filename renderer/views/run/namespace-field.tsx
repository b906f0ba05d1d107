import { Plus, Trash2 } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { NetworkNamespace } from "../../../shared/target/network-namespace.ts";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Field, FieldProblem } from "../../components/field.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { Select } from "../../components/select.tsx";
import type { SelectOption } from "../../components/select-list.tsx";
import { baseName } from "../../model/base-name.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { statusOf } from "../../stores/targets-store.ts";

/** Chooses, makes and deletes the network namespace. */
export function NamespaceField(props: { readonly problem: string | null }): ReactNode {
  const { runForm, ui } = useStores();
  const fieldId = useId();
  const netns = useFrom(
    (stores) => stores.runForm,
    ({ form }) => form.netns,
  );
  const { namespaces, problem: listProblem } = useFrom(
    (stores) => stores.namespaces,
    (state) => state,
  );
  const isReady = useTargetReady();
  const list = namespaces ?? [];
  const present = list.some(({ path }) => path === netns);
  const canCreate = isReady && namespaces !== null;
  const firstWords = namespaces === null ? "Loading namespaces…" : "Create the first namespace";
  return (
    <Field label="Namespace" controlId={fieldId}>
      <div className="flex gap-1">
        {list.length === 0 && netns === null ? (
          <Button
            id={fieldId}
            // The label of the field would otherwise be all that a screen reader says of it.
            aria-label={firstWords}
            className="flex-1"
            disabled={!canCreate}
            onClick={() => ui.getState().open("createNamespace")}
          >
            <Plus aria-hidden className="size-3.5" />
            {firstWords}
          </Button>
        ) : (
          <>
            <Select
              id={fieldId}
              name="Namespace"
              placeholder="Choose a namespace"
              value={netns}
              options={optionsOf(list, netns)}
              onChange={(path) => runForm.getState().edit({ netns: path })}
            />
            <IconButton
              name="New namespace"
              disabled={!canCreate}
              onClick={() => ui.getState().open("createNamespace")}
            >
              <Plus className="size-4" />
            </IconButton>
            <IconButton
              name="Delete namespace"
              disabled={!present || !isReady}
              onClick={() => ui.getState().open("deleteNamespace")}
            >
              <Trash2 className="size-4" />
            </IconButton>
          </>
        )}
      </div>
      {netns !== null && (
        <p className="flex min-h-6 items-center gap-1 font-mono text-muted text-xs">
          <span className="truncate" title={netns}>
            {netns}
          </span>
          <CopyButton text={netns} what="namespace path" inline />
        </p>
      )}
      <FieldProblem
        id={`${fieldId}-problem`}
        text={listProblem?.message ?? problemOf(props.problem, namespaces, netns, present)}
      />
    </Field>
  );
}

function problemOf(
  formProblem: string | null,
  namespaces: readonly NetworkNamespace[] | null,
  netns: string | null,
  present: boolean,
): string | null {
  if (namespaces === null) return null;
  if (netns === null) return namespaces.length === 0 ? null : formProblem;
  return present ? null : "This namespace is not there now. A DEL can do without it, an ADD cannot.";
}

function optionsOf(namespaces: readonly NetworkNamespace[], netns: string | null): readonly SelectOption[] {
  const options = namespaces.map((namespace) => ({
    value: namespace.path,
    label: namespace.name,
    note: addressesOf(namespace),
  }));
  if (netns === null || options.some(({ value }) => value === netns)) return options;
  return [...options, { value: netns, label: `${baseName(netns)} (not there)`, note: netns }];
}

function addressesOf({ interfaces }: NetworkNamespace): string {
  if (interfaces.length === 0) return "no interface but lo";
  return interfaces.map(({ name, addresses }) => [name, ...addresses].join(" ")).join(", ");
}

function useTargetReady(): boolean {
  const target = useFrom(
    ({ settings }) => settings,
    ({ settings }) => settings.target,
  );
  return useFrom(
    ({ targets }) => targets,
    ({ statuses }) => statusOf(statuses, target)?.state === "ready",
  );
}
