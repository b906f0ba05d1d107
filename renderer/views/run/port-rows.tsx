import { ArrowRight, X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../../components/icon-button.tsx";
import { Select } from "../../components/select.tsx";
import { TextInput } from "../../components/text-input.tsx";
import { type PortRow, protocols } from "../../model/capability-draft.ts";

const protocolOptions = protocols.map((value) => ({ value, label: value }));

/** Port mappings: host port, container port, protocol. */
export function PortRows(props: {
  readonly rows: readonly PortRow[];
  readonly describedBy: string;
  readonly onChange: (rows: readonly PortRow[]) => void;
}): ReactNode {
  const change = (changed: PortRow): void =>
    props.onChange(props.rows.map((row) => (row.id === changed.id ? changed : row)));
  return props.rows.map((row, index) => (
    <div key={row.id} className="flex items-center gap-1">
      <TextInput
        aria-label={`Host port ${index + 1}`}
        aria-describedby={props.describedBy}
        inputMode="numeric"
        placeholder="8080"
        className="font-mono text-sm"
        value={row.hostPort}
        onChange={(event) => change({ ...row, hostPort: event.target.value })}
      />
      <ArrowRight aria-hidden className="size-3.5 shrink-0 text-faint" />
      <TextInput
        aria-label={`Container port ${index + 1}`}
        aria-describedby={props.describedBy}
        inputMode="numeric"
        placeholder="80"
        className="font-mono text-sm"
        value={row.containerPort}
        onChange={(event) => change({ ...row, containerPort: event.target.value })}
      />
      <Select
        name={`Protocol ${index + 1}`}
        className="w-18 flex-none"
        mono
        value={row.protocol}
        options={protocolOptions}
        onChange={(value) => {
          const protocol = protocols.find((each) => each === value);
          if (protocol !== undefined) change({ ...row, protocol });
        }}
      />
      <IconButton
        name={`Remove port mapping ${index + 1}`}
        onClick={() => props.onChange(props.rows.filter(({ id }) => id !== row.id))}
      >
        <X className="size-4" />
      </IconButton>
    </div>
  ));
}
