import { memo, type ReactNode } from "react";
import { type PictureNode, sizes } from "../../model/topology/topology-picture.ts";
import { cn } from "../cn.ts";
import { MadeMark } from "./made-mark.tsx";

/** A link: a bar for a bridge, else a box with its addresses. One of all can be reached by Tab. */
export const TopologyNode = memo(function TopologyNode(props: {
  readonly node: PictureNode;
  readonly label: string;
  readonly made: boolean;
  readonly chosen: boolean;
  readonly reachable: boolean;
}): ReactNode {
  const { node, made, chosen } = props;
  const { x, y, width, height, link, addresses, note, shape } = node;
  const nameY = shape === "bar" ? height / 2 + 4 : 18;
  return (
    // biome-ignore lint/a11y/useSemanticElements: HTML's button cannot be in SVG
    <g
      role="button"
      tabIndex={props.reachable ? 0 : -1}
      aria-label={props.label}
      aria-pressed={chosen}
      data-link={node.id}
      transform={`translate(${x} ${y})`}
      className="group cursor-pointer outline-none"
    >
      <rect
        x={-4}
        y={-4}
        width={width + 8}
        height={height + 8}
        rx={8}
        data-aid=""
        className={cn(
          "fill-none stroke-2 stroke-accent group-focus-visible:visible",
          chosen ? "visible [stroke-dasharray:3_3] group-focus-visible:[stroke-dasharray:none]" : "invisible",
        )}
      />
      <rect
        width={width}
        height={height}
        rx={5}
        className={cn(
          made ? "fill-accent-soft stroke-2 stroke-accent" : "fill-bg stroke-line-strong",
          "group-hover:fill-hover",
          !link.up && "[stroke-dasharray:4_3]",
        )}
      />
      <text x={sizes.inset} y={nameY} className="fill-ink font-mono font-semibold text-[12px]">
        {link.name}
      </text>
      {addresses.map((address, at) => (
        <Written key={address} {...addressPlace(node, at, nameY)} className="fill-ink font-mono">
          {address}
        </Written>
      ))}
      {note !== "" && (
        <Written x={width - sizes.inset} y={nameY} anchor="end" className="fill-muted font-sans">
          {note}
        </Written>
      )}
      {made && <MadeMark x={width} y={0} />}
    </g>
  );
});

/** Beside the name on a bar, below it in a box. */
function addressPlace({ shape, link, addresses }: PictureNode, at: number, nameY: number) {
  if (shape === "box") return { x: sizes.inset, y: nameY + (at + 1) * sizes.line };
  const before = [link.name, ...addresses.slice(0, at)].reduce((sum, { length }) => sum + length + 2, 0);
  return { x: sizes.inset + before * sizes.letter, y: nameY };
}

/** A word, which a space tells from the one before. */
function Written(props: {
  readonly x: number;
  readonly y: number;
  readonly anchor?: "end";
  readonly className: string;
  readonly children: string;
}): ReactNode {
  return (
    <>
      {" "}
      <text x={props.x} y={props.y} textAnchor={props.anchor} className={cn("text-[12px]", props.className)}>
        {props.children}
      </text>
    </>
  );
}
