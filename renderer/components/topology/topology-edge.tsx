import { memo, type ReactNode } from "react";
import type { PictureEdge } from "../../model/topology/topology-picture.ts";
import { cn } from "../cn.ts";

/** The line between two links: dashed where one lies on the other, dotted where that is not certain. */
export const TopologyEdge = memo(function TopologyEdge(props: {
  readonly edge: PictureEdge;
  readonly made: boolean;
  /** One of its ends is chosen. */
  readonly chosen: boolean;
}): ReactNode {
  const { joint, points } = props.edge;
  return (
    <polyline
      points={points.map(([x, y]) => `${x},${y}`).join(" ")}
      data-joint={`${joint.from} ${joint.to}`}
      className={cn(
        "fill-none",
        props.made || props.chosen ? "stroke-accent" : "stroke-line-strong",
        props.chosen ? "stroke-3" : props.made ? "stroke-2" : "stroke-[1.5px]",
        joint.kind === "lower" && (joint.certain ? "[stroke-dasharray:6_4]" : "[stroke-dasharray:2_4]"),
      )}
    />
  );
});
