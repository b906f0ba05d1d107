import { type ReactNode, useId } from "react";
import type { BandwidthDraft, BandwidthField } from "../../../../shared/cni/capabilities/bandwidth.ts";
import { describeBits, readBits } from "../../../../shared/cni/capabilities/read-bits.ts";
import { DraftInput, type EditorProps } from "./draft-input.tsx";

const fields: readonly (readonly [name: BandwidthField, label: string, unit: string, example: string])[] = [
  ["ingressRate", "Into the container", "bit/s", "10M"],
  ["ingressBurst", "burst", "bits", "1M"],
  ["egressRate", "Out of the container", "bit/s", "10M"],
  ["egressBurst", "burst", "bits", "1M"],
];

/** Rates and bursts of both directions, each with the exact number that is sent. */
export function BandwidthFields(props: EditorProps<BandwidthDraft>): ReactNode {
  const { draft, problems, describedBy, onChange } = props;
  const id = useId();
  return (
    <div className="grid grid-cols-2 gap-x-2 gap-y-1">
      {fields.map(([name, label, unit, example]) => (
        <div key={name} className="flex min-w-0 flex-col gap-0.5">
          <label htmlFor={`${id}-${name}`} className="truncate text-muted text-xs">
            {label}, {unit}
          </label>
          <DraftInput
            id={`${id}-${name}`}
            at={name}
            aria-label={name}
            placeholder={example}
            problems={problems}
            describedBy={`${describedBy} ${id}-${name}-exact`}
            value={draft[name]}
            onText={(text) => onChange({ ...draft, [name]: text })}
          />
          <p id={`${id}-${name}-exact`} className="min-h-4 truncate font-mono text-muted text-xs">
            {exactly(draft[name], unit)}
          </p>
        </div>
      ))}
    </div>
  );
}

function exactly(text: string, unit: string): string {
  const bits = readBits(text);
  if (bits.state !== "number") return "";
  return bits.value === 0n ? "no limit" : `${describeBits(bits.value)}${unit === "bit/s" ? "/s" : ""}`;
}
