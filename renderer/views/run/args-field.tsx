import { X } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Button } from "../../components/button.tsx";
import { FieldProblem } from "../../components/field.tsx";
import { IconButton } from "../../components/icon-button.tsx";
import { TextInput } from "../../components/text-input.tsx";
import { nextRowId } from "../../model/row-id.ts";
import type { ArgRow } from "../../model/run-form.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { FieldGroup } from "./field-group.tsx";

/** CNI_ARGS as rows of key and value. */
export function ArgsField(props: { readonly problems: Readonly<Record<number, string>> }): ReactNode {
  const { runForm } = useStores();
  const rows = useFrom(
    (stores) => stores.runForm,
    ({ form }) => form.args,
  );
  const { edit } = runForm.getState();
  const add = (
    <Button
      variant="ghost"
      size="small"
      aria-label="Add CNI_ARGS pair"
      onClick={() => edit({ args: [...rows, { id: nextRowId(rows), key: "", value: "" }] })}
    >
      Add
    </Button>
  );
  return (
    <FieldGroup name="CNI_ARGS" action={add}>
      {rows.map((row, index) => (
        <Pair
          key={row.id}
          row={row}
          number={index + 1}
          problem={props.problems[row.id] ?? null}
          onChange={(changed) => edit({ args: rows.map((each) => (each.id === row.id ? changed : each)) })}
          onRemove={() => edit({ args: rows.filter(({ id }) => id !== row.id) })}
        />
      ))}
    </FieldGroup>
  );
}

function Pair(props: {
  readonly row: ArgRow;
  readonly number: number;
  readonly problem: string | null;
  readonly onChange: (row: ArgRow) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { row, number, problem } = props;
  const problemId = useId();
  return (
    <>
      <div className="flex items-center gap-1">
        <TextInput
          aria-label={`Key ${number}`}
          placeholder="KEY"
          className="font-mono text-sm"
          value={row.key}
          invalid={problem !== null}
          aria-describedby={problemId}
          onChange={(event) => props.onChange({ ...row, key: event.target.value })}
        />
        <span className="text-faint">=</span>
        <TextInput
          aria-label={`Value ${number}`}
          placeholder="value"
          className="font-mono text-sm"
          value={row.value}
          invalid={problem !== null}
          aria-describedby={problemId}
          onChange={(event) => props.onChange({ ...row, value: event.target.value })}
        />
        <IconButton name={`Remove pair ${number}`} onClick={props.onRemove}>
          <X className="size-4" />
        </IconButton>
      </div>
      <FieldProblem id={problemId} text={problem} />
    </>
  );
}
