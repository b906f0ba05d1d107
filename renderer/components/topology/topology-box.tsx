import { memo, type ReactNode } from "react";
import { type PictureBox, sizes } from "../../model/topology/topology-picture.ts";
import { cn } from "../cn.ts";

/** The frame of a namespace. */
export const TopologyBox = memo(function TopologyBox(props: {
  readonly box: PictureBox;
  /** The run made something in it. */
  readonly made: boolean;
}): ReactNode {
  const { x, y, width, height } = props.box;
  return (
    <rect
      {...{ x, y, width, height }}
      rx={8}
      className={cn("fill-panel", props.made ? "stroke-accent" : "stroke-line-strong")}
    />
  );
});

/** What is written in a namespace: its name, its routes. Lines that run behind it leave it room. */
export const TopologyBoxText = memo(function TopologyBoxText(props: {
  readonly box: PictureBox;
  readonly title: string;
}): ReactNode {
  const { x, y, lines, linesY, namespace } = props.box;
  const room = "stroke-4 stroke-panel [paint-order:stroke]";
  return (
    <g>
      <text x={x + sizes.pad} y={y + 24} className={cn("fill-ink font-sans font-semibold text-[13px]", room)}>
        {props.title}
      </text>
      {lines.map((line, at) => (
        <text
          key={line}
          x={x + sizes.pad}
          y={linesY + at * sizes.line}
          className={cn(
            "font-mono text-[11px]",
            namespace.problem === null ? "fill-muted" : "fill-bad",
            room,
          )}
        >
          {line}
        </text>
      ))}
    </g>
  );
});
