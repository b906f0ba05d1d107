import type { ReactNode } from "react";

/** The sign of what the run on screen made, around a point of an SVG. */
export function MadeMark(props: {
  readonly x: number;
  readonly y: number;
  /** Smaller than at a link. */
  readonly small?: boolean;
}): ReactNode {
  const scale = props.small === true ? 0.7 : 1;
  return (
    <g aria-hidden transform={`translate(${props.x} ${props.y}) scale(${scale})`}>
      <circle r={7} className="fill-accent stroke-2 stroke-panel" />
      <path d="M-3 0H3M0-3V3" className="stroke-2 stroke-accent-ink" />
    </g>
  );
}
