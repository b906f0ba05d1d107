import { type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useState } from "react";
import { type Direction, nearestNode } from "../../model/topology/nearest-node.ts";
import type { TopologyPicture } from "../../model/topology/topology-picture.ts";
import { TopologyDrawing } from "./topology-drawing.tsx";
import type { ViewportControl } from "./use-viewport.ts";

/** How much one press of a key or button enlarges. */
export const zoomStep = 1.25;

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** The picture, which can be moved and enlarged, and gone through with the arrow keys. */
export function TopologyCanvas(props: {
  readonly drawing: RefObject<SVGSVGElement | null>;
  readonly picture: TopologyPicture;
  readonly made: ReadonlySet<string>;
  readonly host: string;
  readonly runId: number;
  readonly control: ViewportControl;
  readonly chosen: string | null;
  /** `focusDetails` where a key asked for them. */
  readonly onChoose: (id: string | null, focusDetails: boolean) => void;
}): ReactNode {
  const { drawing, picture, control, chosen, onChoose } = props;
  const [current, setCurrent] = useState<string | null>(null);
  const reachable = picture.nodes.find(({ id }) => id === current) ?? picture.nodes[0] ?? null;
  const { x, y, scale } = control.viewport;

  const keys = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directions[event.key];
    if (direction !== undefined) goTo(direction, event);
    else if (event.key === "Enter" || event.key === " ") choose(linkOf(event), true, event);
    else if (event.key === "Escape" && chosen !== null) choose(null, false, event);
    else if (event.key === "+" || event.key === "=") act(event, () => control.zoom(zoomStep));
    else if (event.key === "-") act(event, () => control.zoom(1 / zoomStep));
    else if (event.key === "0") act(event, control.fit);
  };
  const goTo = (direction: Direction, event: KeyboardEvent): void => {
    const from = picture.nodes.find(({ id }) => id === linkOf(event));
    const next = from === undefined ? reachable : nearestNode(picture.nodes, from, direction);
    act(event, () => {
      if (next === null) return;
      setCurrent(next.id);
      control.reveal(next);
      drawing.current?.querySelector<SVGGElement>(`[data-link="${CSS.escape(next.id)}"]`)?.focus();
    });
  };
  const choose = (id: string | null, focusDetails: boolean, event: KeyboardEvent): void => {
    if (id !== null || chosen !== null) act(event, () => onChoose(id, focusDetails));
  };
  const click = (event: MouseEvent): void => {
    const id = linkOf(event);
    if (id !== null) setCurrent(id);
    onChoose(id === chosen ? null : id, false);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of links that are drawn, not of fields
    <svg
      ref={drawing}
      role="group"
      aria-label={`Topology, ${count(picture.boxes.length, "namespace")}, ${count(picture.nodes.length, "link")}`}
      className="size-full cursor-grab touch-none select-none bg-sunken active:cursor-grabbing"
      onKeyDown={keys}
      onClick={click}
      {...control.drag}
    >
      <g data-picture="" transform={`translate(${x} ${y}) scale(${scale})`}>
        <TopologyDrawing
          picture={picture}
          made={props.made}
          host={props.host}
          runId={props.runId}
          chosen={chosen}
          reachable={reachable?.id ?? null}
        />
      </g>
    </svg>
  );
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;

function act(event: KeyboardEvent, what: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  what();
}

/** The link that an event is about. */
function linkOf({ target }: { readonly target: EventTarget }): string | null {
  const element = target instanceof Element ? target.closest("[data-link]") : null;
  return element?.getAttribute("data-link") ?? null;
}
