import { ArrowRight } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Button } from "../../components/button.tsx";
import { FieldProblem } from "../../components/field.tsx";
import { type CapabilityDraft, draftJson, emptyDraft, portRows } from "../../model/capability-draft.ts";
import { capabilityExample } from "../../model/capability-example.ts";
import { parseJsonTree } from "../../model/json-tree.ts";
import { nextRowId } from "../../model/row-id.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { FieldGroup } from "./field-group.tsx";
import { PortRows } from "./port-rows.tsx";

/** The argument of one capability, and which plugins will receive it. */
export function CapabilityField(props: {
  readonly capability: string;
  readonly receivers: readonly string[];
  readonly problem: string | null;
}): ReactNode {
  const { capability, receivers } = props;
  const { runForm } = useStores();
  const problemId = useId();
  const drafts = useFrom(
    (stores) => stores.runForm,
    ({ form }) => form.capabilities,
  );
  const draft = drafts[capability] ?? emptyDraft(capability);
  const { edit } = runForm.getState();
  const change = (changed: CapabilityDraft): void =>
    edit({ capabilities: { ...drafts, [capability]: changed } });
  const remove = (): void => {
    const { [capability]: _removed, ...others } = drafts;
    edit({ capabilities: others });
  };
  return (
    <FieldGroup
      name={capability}
      note={<Receivers names={receivers} />}
      action={
        <>
          <KindButton capability={capability} draft={draft} onChange={change} />
          {receivers.length === 0 && (
            <Button variant="ghost" size="small" aria-label={`Remove ${capability}`} onClick={remove}>
              Remove
            </Button>
          )}
          {draft.kind === "ports" && <AddPort draft={draft} onChange={change} />}
        </>
      }
    >
      {draft.kind === "ports" ? (
        <PortRows
          rows={draft.rows}
          describedBy={problemId}
          onChange={(rows) => change({ kind: "ports", rows })}
        />
      ) : (
        <textarea
          aria-label={`${capability} as JSON`}
          aria-invalid={props.problem !== null || undefined}
          aria-describedby={problemId}
          spellCheck={false}
          rows={2}
          placeholder={capabilityExample(capability)}
          value={draft.text}
          onChange={(event) => change({ kind: "json", text: event.target.value })}
          className="w-full resize-y rounded-md border border-line-strong bg-panel px-2 py-1 font-mono text-sm aria-invalid:border-bad"
        />
      )}
      <FieldProblem id={problemId} text={props.problem} />
    </FieldGroup>
  );
}

function Receivers({ names }: { readonly names: readonly string[] }): ReactNode {
  if (names.length === 0) return <span className="text-host">No plugin of this network receives it.</span>;
  return (
    <span className="font-mono text-ok" title={names.join(", ")}>
      <ArrowRight role="img" aria-label="received by" className="inline size-3 align-[-0.125rem]" />{" "}
      {names.join(", ")}
    </span>
  );
}

interface DraftProps<Draft extends CapabilityDraft> {
  readonly draft: Draft;
  readonly onChange: (draft: CapabilityDraft) => void;
}

function AddPort({ draft, onChange }: DraftProps<Extract<CapabilityDraft, { kind: "ports" }>>): ReactNode {
  const row = { id: nextRowId(draft.rows), hostPort: "", containerPort: "", protocol: "tcp" } as const;
  return (
    <Button
      variant="ghost"
      size="small"
      aria-label="Add port mapping"
      onClick={() => onChange({ kind: "ports", rows: [...draft.rows, row] })}
    >
      Add
    </Button>
  );
}

/** Switches port mappings between rows and JSON, where the JSON fits into rows. */
function KindButton(props: DraftProps<CapabilityDraft> & { readonly capability: string }): ReactNode {
  if (props.capability !== "portMappings") return null;
  const { draft, onChange } = props;
  if (draft.kind === "ports") {
    return (
      <Button
        variant="ghost"
        size="small"
        onClick={() => onChange({ kind: "json", text: draftJson(draft) ?? "" })}
      >
        JSON
      </Button>
    );
  }
  const text = draft.text.trim() === "" ? "[]" : draft.text;
  const rows = parseJsonTree(text) === null ? null : portRows(text);
  return (
    <Button
      variant="ghost"
      size="small"
      disabled={rows === null}
      onClick={() => rows !== null && onChange({ kind: "ports", rows })}
    >
      Rows
    </Button>
  );
}
