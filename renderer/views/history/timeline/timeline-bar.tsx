import type { ReactNode } from "react";
import { cn } from "../../../components/cn.ts";

const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;

/** The runs of one bucket of time, those that failed below and hatched. */
export function TimelineBar(props: {
  readonly id: string;
  readonly runs: number;
  readonly failures: number;
  /** Runs of the highest bar. */
  readonly highest: number;
  readonly words: string;
  readonly selected: boolean;
  readonly hovered: boolean;
}): ReactNode {
  const { runs, failures, highest, selected, hovered } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the strip has the focus and names the active bar
    <div
      id={props.id}
      role="option"
      aria-selected={selected}
      aria-label={props.words}
      className={cn(
        "flex h-full min-w-0 flex-1 flex-col justify-end border-line border-b",
        hovered && "bg-hover",
        selected && "border-accent bg-selected",
      )}
    >
      {runs > 0 && (
        <div
          className="mr-px flex min-h-0.5 flex-col justify-end bg-bar"
          style={{ height: percent(runs, highest) }}
        >
          {failures > 0 && (
            <div
              className="min-h-0.5 border-bad border-t bg-[repeating-linear-gradient(135deg,var(--bad)_0_0.1rem,var(--bad-soft)_0.1rem_0.2rem)]"
              style={{ height: percent(failures, runs) }}
            />
          )}
        </div>
      )}
    </div>
  );
}
