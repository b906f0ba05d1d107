import { useEffect, useRef, useState } from "react";
import { parseQuery } from "../../../shared/history/parse-query.ts";
import { printQuery } from "../../../shared/history/print-query.ts";
import { isEmptyQuery, type RunQuery } from "../../../shared/history/run-query.ts";
import type { RouteStore } from "../../stores/route-store.ts";
import { useStores } from "../../stores/stores-context.tsx";
import { useHistoryRoute } from "./use-history-route.ts";

/** The list follows at once, but no more often than this while somebody types, in milliseconds. */
const betweenMs = 40;

/**
 * What is being typed into the search. The address, and with it the list, follows what can be understood of it; what a
 * menu or *back* has changed in the address is taken over.
 */
export function useSearchDraft(): {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** What is wrong with it. */
  readonly problem: string | null;
} {
  const { route } = useStores();
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
    const follow = (): void => {
      sent.current = typed;
      sentAt.current = performance.now();
      showSearch(route, parseQuery(typed).query);
    };
    // Never in the same turn as the key itself, whose letter has to be seen first.
    const timer = setTimeout(follow, Math.max(0, sentAt.current + betweenMs - performance.now()));
    return () => clearTimeout(timer);
  }, [typed, route]);
  return { text, setText, problem: problems[0]?.message ?? null };
}

/** The first word leaves a step behind for *back*, what follows does not. */
function showSearch(route: RouteStore, filter: RunQuery): void {
  const { route: now, navigate, replace } = route.getState();
  if (now.view !== "history") return;
  const show = isEmptyQuery(now.filter) ? navigate : replace;
  show({ ...now, filter });
}
