import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { type PortRow, protocols } from "../../../../shared/cni/capabilities/port-mappings.ts";
import { RemoveRow } from "../../../components/remove-row.tsx";
import { Select } from "../../../components/select.tsx";
import { DraftInput, type EditorProps } from "./draft-input.tsx";

const protocolOptions = protocols.map((value) => ({ value, label: value }));

/** Port mappings: address and port of the host, container port, protocol. */
export function PortRows(props: EditorProps<readonly PortRow[]>): ReactNode {
  const { draft: rows, problems, describedBy, onChange } = props;
  const change = (changed: PortRow): void =>
    onChange(rows.map((row) => (row.id === changed.id ? changed : row)));
  return rows.map((row, index) => {
    const shared = { problems, describedBy };
    return (
      <div key={row.id} className="flex items-start gap-1">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1">
          <div className="flex min-w-44 flex-2 items-center gap-1">
            <DraftInput
              {...shared}
              at={`${row.id}.hostPort`}
              aria-label={`Host port ${index + 1}`}
              inputMode="numeric"
              placeholder="8080"
              value={row.hostPort}
              onText={(hostPort) => change({ ...row, hostPort })}
            />
            <ArrowRight aria-hidden className="size-3.5 shrink-0 text-faint" />
            <DraftInput
              {...shared}
              at={`${row.id}.containerPort`}
              aria-label={`Container port ${index + 1}`}
              inputMode="numeric"
              placeholder="80"
              value={row.containerPort}
              onText={(containerPort) => change({ ...row, containerPort })}
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
          </div>
          <div className="min-w-32 flex-1">
            <DraftInput
              {...shared}
              at={`${row.id}.hostIP`}
              aria-label={`Host IP ${index + 1}`}
              placeholder="on every host IP"
              value={row.hostIP}
              onText={(hostIP) => change({ ...row, hostIP })}
            />
          </div>
        </div>
        <RemoveRow
          name={`Remove port mapping ${index + 1}`}
          onRemove={() => onChange(rows.filter(({ id }) => id !== row.id))}
        />
      </div>
    );
  });
}
