import type { ReactNode } from "react";

const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;

/** How many runs as a bar, those that failed below and hatched. */
export function RunBar(props: {
  readonly runs: number;
  readonly failures: number;
  /** Runs of the highest bar. */
  readonly highest: number;
}): ReactNode {
  const { runs, failures, highest } = props;
  if (runs === 0) return null;
  return (
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
  );
}
