import type { ReactNode } from "react";
import type { RunStep } from "../../../shared/run/run-step.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { Fact, FactList } from "../fact-list.tsx";

/** How the plugin's process ended, and the error that came of it. */
export function StepExit({ step }: { readonly step: RunStep }): ReactNode {
  return (
    <div className="bg-sunken px-3 py-2">
      <FactList>
        <Fact name="Exit code">
          <span className="font-mono text-sm">{step.exitCode ?? "none"}</span>
        </Fact>
        <Fact name="Signal">
          <span className="font-mono text-sm">{step.signal ?? "none"}</span>
        </Fact>
        <Fact name="Began after">
          <span className="font-mono text-sm">{formatDuration(step.offsetMs)}</span>
        </Fact>
        <Fact name="Time taken">
          <span className="font-mono text-sm">{formatDuration(step.durationMs)}</span>
        </Fact>
        {step.error !== null && (
          <Fact name="Error">
            <span className="font-mono text-sm">{step.error.message}</span>
          </Fact>
        )}
      </FactList>
    </div>
  );
}
