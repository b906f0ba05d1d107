import {
  Ban,
  Check,
  CircleDashed,
  CircleSlash,
  Clock,
  Loader,
  type LucideIcon,
  Minus,
  ShieldX,
  Unplug,
  X,
} from "lucide-react";
import type { ReactNode } from "react";
import type { CellState } from "../../model/probe/probe-matrix.ts";
import { type CellLook, cellLook, lookWords, roundTrip } from "../../model/probe/probe-words.ts";
import { cn } from "../cn.ts";

const looks: Readonly<Record<CellLook, readonly [icon: LucideIcon, look: string]>> = {
  reached: [Check, "text-ok"],
  refused: [Ban, "text-bad"],
  noAnswer: [X, "text-bad"],
  unreachable: [Unplug, "text-bad"],
  filtered: [ShieldX, "text-bad"],
  notRun: [CircleSlash, "text-skip"],
  own: [Minus, "text-faint"],
  untried: [CircleDashed, "text-faint"],
  queued: [Clock, "text-faint"],
  trying: [Loader, "text-accent"],
};

const quiet: readonly CellLook[] = ["own", "untried", "queued"];

/** What came of a check: its icon, its word and how long the way took; dimmed where a run has changed things since. */
export function ProbeCellLook({ state }: { readonly state: CellState }): ReactNode {
  const look = cellLook(state);
  const [Icon, colour] = looks[look];
  const stale = state.kind === "answered" && state.stale;
  const time = roundTrip(state);
  return (
    <>
      <Icon
        aria-hidden
        strokeWidth={2.5}
        className={cn(
          "size-3.5 shrink-0",
          stale ? "text-faint opacity-60" : colour,
          look === "trying" && "animate-spin motion-reduce:animate-none",
        )}
      />
      <span className={cn("whitespace-nowrap", stale || quiet.includes(look) ? "text-faint" : "text-ink")}>
        {lookWords[look]}
      </span>
      {time !== "" && (
        <span className="ml-auto whitespace-nowrap pl-2 font-mono text-faint text-sm">{time}</span>
      )}
      {stale && <span className="sr-only">, before the last run</span>}
    </>
  );
}
