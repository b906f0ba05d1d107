import type { Filter } from "../../components/filters/filter.ts";
import { useHistoryRoute } from "./use-history-route.ts";

/** What is offered, as `readMoment` reads it. */
const spans = [
  ["1h", "the last hour"],
  ["today", "today"],
  ["1d", "the last 24 hours"],
  ["1w", "the last 7 days"],
  ["30d", "the last 30 days"],
] as const;

const options = spans.map(([, name]) => ({ value: name, count: null }));

/** When the runs began; other times are typed, or chosen in the timeline. */
export function useTimeFilter(): Filter {
  const { filter, setFilter } = useHistoryRoute();
  const { since, until } = filter;
  const label = spans.find(([value]) => until === undefined && value === since)?.[1];
  const words = [since === undefined ? "" : `since ${since}`, until === undefined ? "" : `until ${until}`];
  const said = label ?? words.filter((word) => word !== "").join(" ");
  return {
    name: "When",
    value: said === "" ? null : said,
    options,
    chosen: label === undefined ? [] : [label],
    takesMany: false,
    onChange: ([chosen]) => {
      const value = spans.find(([, name]) => name === chosen)?.[0];
      setFilter({ ...filter, since: value, until: undefined });
    },
  };
}
