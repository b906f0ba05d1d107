import { useEffect, useRef, useState } from "react";
import { parseQuery } from "../../../shared/history/parse-query.ts";
import { printQuery } from "../../../shared/history/print-query.ts";
import { newestFirst } from "../../../shared/history/run-order.ts";
import { isEmptyQuery, type RunQuery } from "../../../shared/history/run-query.ts";
import { afterPaint } from "../../api/after-paint.ts";
import type { RouteStore } from "../../stores/route-store.ts";
import { useStores } from "../../stores/stores-context.tsx";
import { useHistoryRoute } from "./use-history-route.ts";

/** The list follows at once, but no more often than this while somebody types, in milliseconds. */
const betweenMs = 40;
/** The address, with its chips and menus, waits no longer than this for what was found, in milliseconds. */
const addressAfterMs = 60;

/**
 * What is being typed into the search. The list and then the address follow what can be understood of it; what a menu or
 * *back* has changed in the address is taken over.
 */
export function useSearchDraft(): {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** What is wrong with it. */
  readonly problem: string | null;
} {
  const { history, route } = useStores();
  const printed = printQuery(useHistoryRoute().filter);
  const sent = useRef(printed);
  const sentAt = useRef(0);
  const [text, setText] = useState(printed);
  const { query, problems } = parseQuery(text);
  const typed = printQuery(query);
  useEffect(() => {
    if (sent.current === printed) return;
    sent.current = printed;
    setText(printed);
  }, [printed]);
  useEffect(() => {
    if (typed === sent.current) return;
    const follow = async (): Promise<void> => {
      sent.current = typed;
      sentAt.current = performance.now();
      const { route: now } = route.getState();
      if (now.view !== "history") return;
      const filter = parseQuery(typed).query;
      const shown = history.getState().show(filter, now.order ?? newestFirst);
      // What was found comes first, since this is what somebody types for.
      await Promise.race([shown.then(afterPaint), pause(addressAfterMs)]);
      // Asked by the text, not by the effect: who types on and takes it back has what is under way already.
      if (sent.current === typed) keepInAddress(route, filter);
    };
    // Never in the same turn as the key itself, whose letter has to be seen first.
    const timer = setTimeout(
      () => void follow(),
      Math.max(0, sentAt.current + betweenMs - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [typed, history, route]);
  return { text, setText, problem: problems[0]?.message ?? null };
}

/** The first word leaves a step behind for *back*, what follows does not. */
function keepInAddress(route: RouteStore, filter: RunQuery): void {
  const { route: now, navigate, replace } = route.getState();
  if (now.view !== "history") return;
  const show = isEmptyQuery(now.filter) ? navigate : replace;
  show({ ...now, filter });
}

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
