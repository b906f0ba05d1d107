import { type KeyboardEvent, type PointerEvent, useState } from "react";
import type { Timeline } from "../../../../shared/history/timeline.ts";
import {
  atAllTimes,
  type Brush,
  barsOf,
  brushedQuery,
  countIn,
  moveBrush,
} from "../../../model/timeline/brush.ts";
import { useHistoryRoute } from "../use-history-route.ts";

/** What is being chosen in a strip, and the strip as it was when that began: live runs must not move it meanwhile. */
interface Brushing {
  readonly brush: Brush;
  readonly on: Timeline;
  readonly pressed: boolean;
}

/** How times are chosen in a strip of bars, by pointer and by keys. */
export function useBrush(latest: Timeline | null) {
  const { filter, setFilter } = useHistoryRoute();
  const [brushing, setBrushing] = useState<Brushing | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const shown = brushing?.on ?? latest;
  const bars = shown?.runs.length ?? 0;
  const hasTime = (filter.since ?? filter.until) !== undefined;

  const clear = (): void => {
    setBrushing(null);
    if (hasTime) setFilter(atAllTimes(filter));
  };
  const apply = (brush: Brush): void => {
    setBrushing(null);
    // Without a run there would be nothing to see.
    if (shown !== null && countIn(shown, ...barsOf(brush))[0] > 0) {
      setFilter(brushedQuery(filter, shown, brush));
    }
  };
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0 || shown === null || bars === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const bar = barAt(event, bars);
    setBrushing({ brush: { anchor: bar, head: bar }, on: shown, pressed: true });
  };
  const onPointerMove = (event: PointerEvent): void => {
    const head = barAt(event, bars);
    if (brushing?.pressed) setBrushing({ ...brushing, brush: { ...brushing.brush, head } });
    else setHovered(head);
  };
  const onPointerUp = (event: PointerEvent): void => {
    if (!brushing?.pressed) return;
    apply({ ...brushing.brush, head: barAt(event, bars) });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const moved = moveBrush(brushing?.brush ?? null, event.key, event.shiftKey, bars);
    if (moved !== null && shown !== null) setBrushing({ brush: moved, on: shown, pressed: false });
    else if (event.key === "Enter" && brushing !== null) apply(brushing.brush);
    else if (event.key === "Escape" && brushing !== null) setBrushing(null);
    else if (event.key === "Escape" && hasTime) clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    shown,
    brush: brushing?.brush ?? null,
    hovered: brushing === null && hovered !== null && hovered < bars ? hovered : null,
    hasTime,
    clear,
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: () => setBrushing(null),
      onPointerLeave: () => setHovered(null),
      onDoubleClick: clear,
      onKeyDown,
      onBlur: () => setBrushing(null),
    },
  };
}

function barAt(event: PointerEvent, bars: number): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  const bar = Math.floor(((event.clientX - left) / Math.max(width, 1)) * bars);
  return Math.max(0, Math.min(bars - 1, bar));
}
