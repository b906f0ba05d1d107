import type { ReactNode } from "react";

/** The sign of what the run on screen made, around a point of an SVG. */
export function MadeMark({ x, y }: { readonly x: number; readonly y: number }): ReactNode {
  return (
    <g aria-hidden transform={`translate(${x} ${y})`}>
      <circle r={7} className="fill-accent stroke-2 stroke-panel" />
      <path d="M-3 0H3M0-3V3" className="stroke-2 stroke-accent-ink" />
    </g>
  );
}
