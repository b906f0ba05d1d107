import type { ReactNode } from "react";
import { cn } from "../../../components/cn.ts";
import { RunBar } from "../../../components/run-bar.tsx";

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
      <RunBar runs={runs} failures={failures} highest={highest} />
    </div>
  );
}
