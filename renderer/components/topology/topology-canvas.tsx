import { type KeyboardEvent, type MouseEvent, type ReactNode, type RefObject, useRef, useState } from "react";
import { counted } from "../../../shared/text/number-words.ts";
import type { MadeByRun } from "../../model/topology/made-by-run.ts";
import { type Direction, nearestNode } from "../../model/topology/nearest-node.ts";
import type { TopologyPicture } from "../../model/topology/topology-picture.ts";
import { type Viewport, viewportFrom } from "../../model/topology/viewport.ts";
import { cn } from "../cn.ts";
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
  readonly made: MadeByRun;
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
  const drawn = useDrawn(control);

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
      // A click between the links gives the keys to the picture; Tab stops at a link as long as there is one.
      tabIndex={reachable === null ? 0 : -1}
      aria-label={`Topology, ${counted(picture.boxes.length, "namespace")}, ${counted(picture.nodes.length, "link")}`}
      className="-outline-offset-2 not-focus-visible:outline-none size-full cursor-grab touch-none select-none bg-sunken active:cursor-grabbing"
      onKeyDown={keys}
      onClick={click}
      {...control.drag}
    >
      <g className={cn(control.moving && "will-change-transform")} transform={asTransform(drawn.after)}>
        <g data-picture="" transform={asTransform(drawn.viewport)}>
          <TopologyDrawing
            picture={picture}
            made={props.made}
            host={props.host}
            runId={props.runId}
            chosen={chosen}
            reachable={reachable?.id ?? null}
          />
        </g>
      </g>
    </svg>
  );
}

/**
 * While somebody moves or enlarges the picture, what was drawn is shown elsewhere and larger or smaller, which takes a
 * browser much less than to draw some thousand lines and words anew with every frame; what comes to rest is drawn.
 */
function useDrawn({ viewport, moving }: ViewportControl): {
  readonly viewport: Viewport;
  /** How what is drawn so is shown. */
  readonly after: Viewport;
} {
  const drawn = useRef(viewport);
  if (!moving || !isLegible(viewport.scale / drawn.current.scale)) drawn.current = viewport;
  const isDrawn = drawn.current === viewport;
  return { viewport: drawn.current, after: isDrawn ? asDrawn : viewportFrom(drawn.current, viewport) };
}

const asDrawn: Viewport = { x: 0, y: 0, scale: 1 };

/** Whether something that is shown so much larger than it was drawn still looks like it. */
const isLegible = (grown: number) => grown <= 3 && grown >= 1 / 3;

const asTransform = ({ x, y, scale }: Viewport) => `translate(${x} ${y}) scale(${scale})`;

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
