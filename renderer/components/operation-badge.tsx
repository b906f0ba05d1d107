import type { ReactNode } from "react";
import type { Operation } from "../../shared/run/operation.ts";

/** The operation's name as CNI_COMMAND has it. */
export function OperationBadge({ operation }: { readonly operation: Operation }): ReactNode {
  return (
    <span className="rounded-sm border border-line-strong px-1.5 font-mono font-semibold text-xs">
      {operation}
    </span>
  );
}
