import { Check, Minus, X } from "lucide-react";
import type { ReactNode } from "react";
import type { RunStep } from "../../../shared/run/run-step.ts";

/** The directories of CNI_PATH in order: those that were looked into, where the plugin was, and those not needed. */
export function StepSearch(props: {
  readonly step: RunStep;
  readonly pluginPath: readonly string[];
}): ReactNode {
  const { step, pluginPath } = props;
  if (step.searched.length === 0) {
    return <p className="px-3 py-2 text-muted text-sm">No directory was searched.</p>;
  }
  return (
    <ol className="bg-sunken px-3 py-2 font-mono text-sm">
      {step.searched.map((directory) => {
        const found = step.path === `${directory.replace(/\/$/, "")}/${step.pluginType}`;
        const Icon = found ? Check : X;
        return (
          <li key={directory} className="flex items-center gap-1.5">
            <Icon
              role="img"
              aria-label={found ? "found" : "not found"}
              className={found ? "size-3.5 text-ok" : "size-3.5 text-faint"}
            />
            {found ? step.path : directory}
            {!found && <span className="font-sans text-muted">not in here</span>}
          </li>
        );
      })}
      {step.path !== null &&
        pluginPath.slice(step.searched.length).map((directory) => (
          <li key={directory} className="flex items-center gap-1.5 text-faint">
            <Minus role="img" aria-label="not looked into" className="size-3.5" />
            {directory}
            <span className="font-sans">not looked into</span>
          </li>
        ))}
    </ol>
  );
}
