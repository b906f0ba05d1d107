import { type ReactNode, useId } from "react";
import { argWarnings, ignoresUnknown } from "../../../shared/cni/cni-args-rules.ts";
import type { NetworkOutline } from "../../../shared/cni/network-file.ts";
import { Button } from "../../components/button.tsx";
import { addsRow, RemoveRow } from "../../components/remove-row.tsx";
import { Switch } from "../../components/switch.tsx";
import { TextInput } from "../../components/text-input.tsx";
import { nextRowId } from "../../model/row-id.ts";
import { type ArgRow, withIgnoreUnknown } from "../../model/run-form.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { DraftProblems } from "./capabilities/draft-problems.tsx";
import { FieldGroup } from "./field-group.tsx";

/** CNI_ARGS as rows of key and value. */
export function ArgsField(props: {
  readonly problems: Readonly<Record<number, string>>;
  readonly outline: NetworkOutline | null;
}): ReactNode {
  const { runForm } = useStores();
  const rows = useFrom(
    (stores) => stores.runForm,
    ({ form }) => form.args,
  );
  const { edit } = runForm.getState();
  const warnings = argWarnings(
    rows.map(({ key, value }) => [key, value] as const),
    props.outline,
  );
  const actions = (
    <>
      <IgnoreUnknown rows={rows} />
      <Button
        variant="ghost"
        size="small"
        {...addsRow}
        aria-label="Add CNI_ARGS pair"
        onClick={() => edit({ args: [...rows, { id: nextRowId(rows), key: "", value: "" }] })}
      >
        Add
      </Button>
    </>
  );
  return (
    <FieldGroup name="CNI_ARGS" action={actions}>
      {rows.map((row, index) => (
        <Pair
          key={row.id}
          row={row}
          number={index + 1}
          problem={props.problems[row.id] ?? null}
          warning={warnings[index] ?? null}
          onChange={(changed) => edit({ args: rows.map((each) => (each.id === row.id ? changed : each)) })}
          onRemove={() => edit({ args: rows.filter(({ id }) => id !== row.id) })}
        />
      ))}
    </FieldGroup>
  );
}

/** Adds the pair that makes plugins pass over keys that they do not know, or takes it away. */
function IgnoreUnknown({ rows }: { readonly rows: readonly ArgRow[] }): ReactNode {
  const { runForm } = useStores();
  const on = ignoresUnknown(rows.map(({ key, value }) => [key, value] as const));
  return (
    <Switch
      label="IgnoreUnknown"
      on={on}
      onChange={(wanted) => runForm.getState().edit({ args: withIgnoreUnknown(rows, wanted) })}
    />
  );
}

function Pair(props: {
  readonly row: ArgRow;
  readonly number: number;
  readonly problem: string | null;
  readonly warning: string | null;
  readonly onChange: (row: ArgRow) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { row, number, problem, warning } = props;
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
        <RemoveRow name={`Remove pair ${number}`} onRemove={props.onRemove} />
      </div>
      <DraftProblems
        id={problemId}
        problems={[
          ...(problem === null ? [] : [{ at: "pair", message: problem, severity: "error" } as const]),
          ...(warning === null || problem !== null
            ? []
            : [{ at: "pair", message: warning, severity: "warning" } as const]),
        ]}
      />
    </>
  );
}
