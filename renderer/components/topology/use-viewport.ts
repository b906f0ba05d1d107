import {
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";
import type { MadePart } from "../../model/topology/made-parts.ts";
import type { Rect } from "../../model/topology/topology-picture.ts";
import {
  isInView,
  legibleViewport,
  moveViewport,
  revealInViewport,
  type Size,
  type Viewport,
  zoomViewport,
} from "../../model/topology/viewport.ts";
import { useRemPx } from "../use-rem-px.ts";

/** What a run made in a picture. */
export interface Made {
  readonly parts: readonly MadePart[];
  /** What to see of it where there is no room for all of the picture. */
  readonly heart: Rect | null;
}

export interface ViewportControl {
  readonly viewport: Viewport;
  /** Whether a pointer or a wheel is moving or enlarging the picture just now. */
  readonly moving: boolean;
  /** Shows the whole picture, also when it or the window changes. */
  fit(): void;
  /** Enlarges by a factor around the middle. */
  zoom(factor: number): void;
  /** Brings a part of the picture into view. */
  reveal(part: Rect): void;
  /** Whether a part of the picture is in the right half of the screen. */
  isOnRight(part: Rect): boolean;
  readonly drag: DragHandlers;
}

interface DragHandlers {
  onPointerDown(event: PointerEvent): void;
  onPointerMove(event: PointerEvent): void;
  onPointerUp(event: PointerEvent): void;
}

/** A pointer that moves less is a click. Pixels. */
const clickSlop = 4;
const wheelSpeed = 0.0015;
const pinchSpeed = 0.01;
/** A gesture without a movement for so many milliseconds has ended. */
const restMs = 150;
/** What a mouse's wheel that turns by lines means in pixels. */
const lineHeight = 16;

/**
 * How a picture is moved and enlarged in the element that shows it: by pointer, wheel and pinch. What somebody looks at
 * stays, unless what a run `made` is elsewhere.
 */
export function useViewport(area: RefObject<Element | null>, picture: Size, made: Made): ViewportControl {
  const screen = useSize(area);
  const textScale = useRemPx() / 16;
  const [chosen, setChosen] = useState<Viewport | Automatic>("legible");
  const viewport = viewportOf(chosen, picture, screen, textScale, made.heart);
  const current = useRef({ viewport, screen });
  current.current = { viewport, screen };
  const change = useCallback<Change>((next) => {
    const changed = next(current.current.viewport);
    if (changed === current.current.viewport) return;
    current.current.viewport = changed;
    setChosen(changed);
  }, []);
  const [moving, gesture] = useGesture(change);
  useWheel(area, gesture);
  const showLegibly = useCallback(() => setChosen("legible"), []);
  useNews(made.parts, current, showLegibly);
  useGrowth(textScale, (grown) =>
    setChosen((from) => (typeof from === "object" ? zoomViewport(from, grown, middleOf(screen)) : "legible")),
  );
  return {
    viewport,
    moving,
    fit: useCallback(() => setChosen("whole"), []),
    zoom: useCallback(
      (factor) => change((from) => zoomViewport(from, factor, middleOf(current.current.screen))),
      [change],
    ),
    reveal: useCallback(
      (part) => change((from) => revealInViewport(from, part, current.current.screen)),
      [change],
    ),
    isOnRight: ({ x, width }) => (x + width / 2) * viewport.scale + viewport.x > screen.width / 2,
    drag: useDrag(gesture),
  };
}

/** Calls `onMissed` when parts came of which none is in view. */
function useNews(
  parts: readonly MadePart[],
  current: RefObject<{ readonly viewport: Viewport; readonly screen: Size }>,
  onMissed: () => void,
): void {
  const known = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const news = parts.filter(({ id }) => !known.current.has(id));
    known.current = new Set(parts.map(({ id }) => id));
    const { viewport, screen } = current.current;
    if (news.length > 0 && !news.some((part) => isInView(viewport, part, screen))) onMissed();
  }, [parts, current, onMissed]);
}

/** What nobody moved or enlarged: the whole picture, or as much of it as can be read. */
type Automatic = "legible" | "whole";

function viewportOf(
  chosen: Viewport | Automatic,
  picture: Size,
  screen: Size,
  textScale: number,
  heart: Rect | null,
): Viewport {
  if (typeof chosen === "object") return chosen;
  // Only on a projector is it worse not to read a picture than not to see all of it.
  const smallest = chosen === "legible" && textScale > 1 ? textScale : 0;
  return legibleViewport(picture, screen, [smallest, textScale], heart);
}

const middleOf = ({ width, height }: Size) => ({ x: width / 2, y: height / 2 });

/** Calls `onGrown` when the text of the window has become so many times as large. */
function useGrowth(textScale: number, onGrown: (times: number) => void): void {
  const last = useRef(textScale);
  const grow = useEffectEvent(onGrown);
  useEffect(() => {
    if (last.current !== textScale) grow(textScale / last.current);
    last.current = textScale;
  }, [textScale]);
}

function useSize(area: RefObject<Element | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      setSize({ width, height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [area]);
  return size;
}

type Change = (next: (from: Viewport) => Viewport) => void;

/** @returns whether a gesture lasts, and the change that is a part of one */
function useGesture(change: Change): readonly [moving: boolean, gesture: Change] {
  const [moving, setMoving] = useState(false);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(rest.current), []);
  const gesture = useCallback<Change>(
    (next) => {
      clearTimeout(rest.current);
      rest.current = setTimeout(() => setMoving(false), restMs);
      setMoving(true);
      change(next);
    },
    [change],
  );
  return [moving, gesture];
}

function useWheel(area: RefObject<Element | null>, change: Change): void {
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    const turn = (event: Event): void => {
      if (!(event instanceof WheelEvent)) return;
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? lineHeight : 1;
      const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
      const { left, top } = element.getBoundingClientRect();
      const at = { x: event.clientX - left, y: event.clientY - top };
      // A pinch comes with Control; what goes mostly sideways moves the picture.
      const speed = event.ctrlKey ? pinchSpeed : wheelSpeed;
      change((from) =>
        Math.abs(dx) > Math.abs(dy)
          ? moveViewport(from, -dx, 0)
          : zoomViewport(from, Math.exp(-dy * speed), at),
      );
    };
    // React's own listener could not keep the page from scrolling.
    element.addEventListener("wheel", turn, { passive: false });
    return () => element.removeEventListener("wheel", turn);
  }, [area, change]);
}

function useDrag(change: Change): DragHandlers {
  const held = useRef<{ id: number; x: number; y: number; moves: boolean } | null>(null);
  return {
    onPointerDown: (event) => {
      if (event.button > 1) return;
      held.current = { id: event.pointerId, x: event.clientX, y: event.clientY, moves: false };
    },
    onPointerMove: (event) => {
      const from = held.current;
      if (from === null || from.id !== event.pointerId) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (!from.moves && Math.hypot(dx, dy) < clickSlop) return;
      // From now on it is no click any more, and does not end at the edge of the picture.
      if (!from.moves) event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { id: from.id, x: event.clientX, y: event.clientY, moves: true };
      change((viewport) => moveViewport(viewport, dx, dy));
    },
    onPointerUp: () => {
      held.current = null;
    },
  };
}
