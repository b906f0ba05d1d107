import { type ReactNode, useId } from "react";
import { type DnsDraft, dnsFields } from "../../../../shared/cni/capabilities/dns.ts";
import { DraftInput, type EditorProps } from "./draft-input.tsx";

const labels = { servers: "Servers", searches: "Searches", options: "Options" } as const;
const examples = { servers: "10.0.0.53, fd00::53", searches: "lab.example", options: "ndots:2" } as const;

/** DNS servers, search domains and resolver options, each as words. */
export function DnsFields({ draft, problems, describedBy, onChange }: EditorProps<DnsDraft>): ReactNode {
  const id = useId();
  return (
    <div className="grid grid-cols-[auto_1fr] items-center gap-x-2 gap-y-1">
      {dnsFields.map((name) => (
        <div key={name} className="contents">
          <label htmlFor={`${id}-${name}`} className="text-muted text-xs">
            {labels[name]}
          </label>
          <DraftInput
            id={`${id}-${name}`}
            at={name}
            placeholder={examples[name]}
            problems={problems}
            describedBy={describedBy}
            value={draft[name]}
            onText={(text) => onChange({ ...draft, [name]: text })}
          />
        </div>
      ))}
    </div>
  );
}
