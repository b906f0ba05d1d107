import { type RefObject, useEffect, useRef } from "react";
import type { Outcome } from "../../../shared/run/outcome.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";

const explained: readonly Outcome[] = ["failed", "cancelled"];

/**
 * Scrolls to the top, where it is said what happened and what can be done, when a run that is watched ends badly: its
 * last plugin, which is what the panel may have followed, is far below in a long trace.
 */
export function useScrollToProblem(
  { id, outcome }: Pick<RunRecord, "id" | "outcome">,
  scroller: RefObject<HTMLElement | null>,
): void {
  const watched = useRef<number | null>(null);
  useEffect(() => {
    if (watched.current === id && explained.includes(outcome)) scroller.current?.scrollTo({ top: 0 });
    watched.current = outcome === "running" ? id : null;
  }, [id, outcome, scroller]);
}
