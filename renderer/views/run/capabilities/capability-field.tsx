import { type ReactNode, useId } from "react";
import {
  type CapabilityDraft,
  draftJson,
  draftOf,
  emptyDraft,
  fieldsFor,
  isWellKnown,
} from "../../../../shared/cni/capabilities/capability-draft.ts";
import type { DraftProblem } from "../../../../shared/cni/capabilities/capability-form.ts";
import type { Delivery } from "../../../../shared/cni/capabilities/delivery.ts";
import { emptyPortRow } from "../../../../shared/cni/capabilities/port-mappings.ts";
import { parseJsonTree } from "../../../../shared/json/json-tree.ts";
import { Button } from "../../../components/button.tsx";
import { addsRow } from "../../../components/remove-row.tsx";
import { nextRowId } from "../../../model/row-id.ts";
import { useFrom, useStores } from "../../../stores/stores-context.tsx";
import { FieldGroup } from "../field-group.tsx";
import { CapabilityEditor } from "./capability-editor.tsx";
import { DeliveryNote, Receivers } from "./delivery-note.tsx";
import { DraftProblems } from "./draft-problems.tsx";
import { newRangeSet } from "./ip-range-sets.tsx";

/** The argument of one capability, and which plugins will receive it. */
export function CapabilityField(props: {
  readonly delivery: Delivery;
  readonly problems: readonly DraftProblem[];
}): ReactNode {
  const { delivery, problems } = props;
  const { capability, receivers } = delivery;
  const { runForm } = useStores();
  const problemId = useId();
  const drafts = useFrom(
    (stores) => stores.runForm,
    ({ form }) => form.capabilities,
  );
  const draft = draftOf(drafts, capability);
  const change = (changed: CapabilityDraft): void => runForm.getState().editCapability(capability, changed);
  return (
    <FieldGroup
      name={capability}
      note={<Receivers receivers={receivers} />}
      action={
        <>
          <KindButton capability={capability} draft={draft} onChange={change} />
          <AddButton draft={draft} onChange={change} />
          {receivers.length === 0 && (
            <Button
              variant="ghost"
              size="small"
              aria-label={`Remove ${capability}`}
              onClick={() => runForm.getState().removeCapability(capability)}
            >
              Remove
            </Button>
          )}
        </>
      }
    >
      <DeliveryNote delivery={delivery} />
      <CapabilityEditor
        capability={capability}
        draft={draft}
        problems={problems}
        describedBy={problemId}
        onChange={change}
      />
      <DraftProblems id={problemId} problems={problems} />
    </FieldGroup>
  );
}

interface DraftProps {
  readonly draft: CapabilityDraft;
  readonly onChange: (draft: CapabilityDraft) => void;
}

/** One more row, for arguments that consist of rows. */
function AddButton({ draft, onChange }: DraftProps): ReactNode {
  switch (draft.kind) {
    case "portMappings": {
      const row = { ...emptyPortRow, id: nextRowId(draft.value) };
      return (
        <Add
          what="port mapping"
          onClick={() => onChange({ kind: draft.kind, value: [...draft.value, row] })}
        />
      );
    }
    case "ipRanges":
      return (
        <Add
          what="range set"
          onClick={() => onChange({ kind: draft.kind, value: [...draft.value, newRangeSet(draft.value)] })}
        />
      );
    default:
      return null;
  }
}

function Add(props: { readonly what: string; readonly onClick: () => void }): ReactNode {
  return (
    <Button
      variant="ghost"
      size="small"
      {...addsRow}
      aria-label={`Add ${props.what}`}
      onClick={props.onClick}
    >
      Add
    </Button>
  );
}

/** Switches between the inputs of a well-known argument and its JSON, where the JSON fits into them. */
function KindButton(props: DraftProps & { readonly capability: string }): ReactNode {
  const { capability, draft, onChange } = props;
  if (!isWellKnown(capability)) return null;
  if (draft.kind !== "json") {
    return (
      <Button
        variant="ghost"
        size="small"
        aria-label={`${capability}: edit as JSON`}
        onClick={() => onChange({ kind: "json", text: draftJson(draft) ?? "" })}
      >
        JSON
      </Button>
    );
  }
  const fields = draft.text.trim() === "" ? emptyDraft(capability) : fieldsOf(capability, draft.text);
  return (
    <Button
      variant="ghost"
      size="small"
      aria-label={`${capability}: edit in fields`}
      title={fields === null ? "This JSON does not fit into the fields." : undefined}
      disabled={fields === null}
      onClick={() => fields !== null && onChange(fields)}
    >
      Fields
    </Button>
  );
}

function fieldsOf(capability: string, text: string): CapabilityDraft | null {
  const tree = parseJsonTree(text);
  return tree === null ? null : fieldsFor(capability, tree);
}
