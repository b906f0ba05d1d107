import type { ReactNode } from "react";
import type { TargetStatus } from "../../../shared/target/target-status.ts";
import { cn } from "../cn.ts";

const looks: Readonly<Record<TargetStatus["state"], string>> = {
  idle: "bg-faint",
  ready: "bg-ok",
  starting: "bg-accent animate-pulse-bar",
  ended: "bg-bad",
  unavailable: "bg-faint",
};

/** The state of a target as a dot; the word for it always stands beside it. */
export function StatusDot({ state }: { readonly state: TargetStatus["state"] }): ReactNode {
  return <span aria-hidden className={cn("inline-block size-2 shrink-0 rounded-full", looks[state])} />;
}
