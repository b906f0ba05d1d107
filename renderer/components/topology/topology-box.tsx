import { memo, type ReactNode } from "react";
import { type PictureBox, type PictureLine, sizes } from "../../model/topology/topology-picture.ts";
import { cn } from "../cn.ts";
import { MadeMark } from "./made-mark.tsx";

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
  /** `routeId`s of what the run made. */
  readonly made: ReadonlySet<string>;
  readonly runId: number;
}): ReactNode {
  const { x, y, lines, linesY, namespace } = props.box;
  return (
    <g>
      <text x={x + sizes.pad} y={y + 24} className={cn("fill-ink font-sans font-semibold text-[13px]", room)}>
        {props.title}
      </text>
      {lines.map((line, at) => (
        <BoxLine
          key={line.text}
          text={line.text}
          x={x + sizes.pad}
          y={linesY + at * sizes.line}
          bad={namespace.problem !== null}
          origin={originOf(line, props.made, props.runId)}
        />
      ))}
    </g>
  );
});

const room = "stroke-4 stroke-panel [paint-order:stroke]";

function BoxLine(props: {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly bad: boolean;
  /** That the run made it, in words; `null` if it did not. */
  readonly origin: string | null;
}): ReactNode {
  const { text, x, y, bad, origin } = props;
  const color = bad ? "fill-bad" : origin === null ? "fill-muted" : "fill-accent";
  const written = (
    <text {...{ x, y }} className={cn("font-mono text-[11px]", color, room)}>
      {text}
    </text>
  );
  if (origin === null) return written;
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of an SVG cannot be operated
    <g role="img" aria-label={`${text}, ${origin}`}>
      {written}
      <MadeMark x={x - 8} y={y - 4} small />
    </g>
  );
}

function originOf({ routes }: PictureLine, made: ReadonlySet<string>, runId: number): string | null {
  const ofRun = routes.filter((route) => made.has(route));
  if (ofRun.length === 0) return null;
  return `${ofRun.length < routes.length ? "some " : ""}made by run ${runId}`;
}
