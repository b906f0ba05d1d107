import { Ban, Check, CircleDashed, CirclePause, CircleSlash, CircleStop, Loader, X, Zap } from "lucide-react";
import type { ReactNode } from "react";
import type { Outcome } from "../../shared/run/outcome.ts";
import type { StepState } from "../../shared/run/run-step.ts";
import { cn } from "./cn.ts";

type Mark = Outcome | StepState | "notYet" | "notReached";

const marks: Readonly<Record<Mark, readonly [icon: typeof Check, look: string]>> = {
  succeeded: [Check, "text-ok"],
  failed: [X, "text-bad"],
  skipped: [CircleSlash, "text-skip"],
  cancelled: [Ban, "text-skip"],
  interrupted: [Zap, "text-bad"],
  running: [Loader, "animate-spin text-accent motion-reduce:animate-none"],
  searching: [Loader, "animate-spin text-accent motion-reduce:animate-none"],
  waiting: [CirclePause, "text-accent"],
  stopped: [CircleStop, "text-skip"],
  notYet: [CircleDashed, "text-faint"],
  notReached: [CircleDashed, "text-faint"],
};

/** The icon of an outcome. The word for it always stands beside it, or is given as `label`. */
export function OutcomeIcon(props: {
  readonly of: Mark;
  readonly label?: string;
  readonly className?: string;
}): ReactNode {
  const [Icon, look] = marks[props.of];
  const name =
    props.label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": props.label };
  return <Icon {...name} className={cn("size-4 shrink-0", look, props.className)} strokeWidth={2.5} />;
}
