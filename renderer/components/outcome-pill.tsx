import type { ReactNode } from "react";
import type { Outcome } from "../../shared/run/outcome.ts";
import { cn } from "./cn.ts";
import { OutcomeIcon } from "./outcome-icon.tsx";

const looks: Readonly<Record<Outcome | "waiting", string>> = {
  running: "bg-accent-soft text-accent",
  waiting: "bg-accent-soft text-accent",
  succeeded: "bg-ok-soft text-ok",
  failed: "bg-bad-soft text-bad",
  interrupted: "bg-bad-soft text-bad",
  skipped: "bg-skip-soft text-skip",
  cancelled: "bg-skip-soft text-skip",
};

/** The outcome as a word with its icon on its colour. */
export function OutcomePill({ outcome }: { readonly outcome: Outcome | "waiting" }): ReactNode {
  return (
    <span
      className={cn(
        "inline-flex h-5 items-center gap-1 rounded-full px-2 font-semibold text-xs",
        looks[outcome],
      )}
    >
      <OutcomeIcon of={outcome} className="size-3" />
      {outcome}
    </span>
  );
}
