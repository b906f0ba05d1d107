import type { ReactNode } from "react";

/** How far something is, in words and as a bar; without `of` nobody knows how long it takes. */
export function ProgressBar(props: {
  readonly label: string;
  readonly words: string;
  readonly value: number;
  readonly of: number | null;
}): ReactNode {
  const { label, words, value, of } = props;
  const known = of !== null && of > 0;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <span>{label}</span>
        <span className="text-muted text-sm tabular-nums">{words}</span>
      </div>
      <progress
        aria-label={label}
        className="h-1.5 w-full overflow-hidden rounded-full bg-sunken [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        {...(known ? { value, max: of } : {})}
      />
    </div>
  );
}
