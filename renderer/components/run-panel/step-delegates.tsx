import { type ReactNode, useState } from "react";
import type { RunStep } from "../../../shared/run/run-step.ts";
import { DelegateRow } from "./delegate-row.tsx";

/** What a plugin ran itself, below its own row. Nothing where that was not recorded. */
export function StepDelegates({ step }: { readonly step: RunStep }): ReactNode {
  const [open, setOpen] = useState<number | null>(null);
  const { delegated } = step;
  if (delegated === null) return null;
  if (delegated.problem !== null) {
    return (
      <p className="pt-1 pl-6 text-faint text-xs [overflow-wrap:anywhere]">
        What {step.pluginType} ran itself could not be recorded: {delegated.problem}
      </p>
    );
  }
  if (delegated.calls.length === 0) return null;
  return (
    <ol aria-label={`What ${step.pluginType} ran itself`} className="flex flex-col gap-1.5 pt-1.5 pl-6">
      {delegated.calls.map((call, at) => (
        // The order in which they began is all that tells two calls apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list of a step that has ended does not change
        <li key={at}>
          <DelegateRow
            call={call}
            caller={step.pluginType}
            open={open === at}
            onToggle={() => setOpen(open === at ? null : at)}
          />
        </li>
      ))}
    </ol>
  );
}
