import { describe, expect, test } from "vitest";
import { parseQuery } from "../../../shared/history/parse-query.ts";
import { printQuery } from "../../../shared/history/print-query.ts";
import { suggestNamespaceNames } from "../new-namespace.ts";
import { type SeriesLine, waitingLine } from "./series-line.ts";
import { seriesQuery, seriesSummary } from "./series-summary.ts";

const at = (name: string, change: Partial<SeriesLine>): SeriesLine => ({
  ...waitingLine({ name, netns: `/run/netns/${name}` }),
  ...change,
});
const lines = [
  at("a", { state: "succeeded", runId: 1, startedAt: 1_764_115_200_100 }),
  at("b", { state: "failed", runId: 2, startedAt: 1_764_115_200_900 }),
  at("c", { state: "refused" }),
  at("d", {}),
];

describe("a series", () => {
  test("is summed up in words", () => {
    expect(seriesSummary(lines)).toBe("1 succeeded, 1 failed, 1 not run, 1 waiting");
  });

  test("is found again by a query that can be typed", () => {
    const query = seriesQuery("ADD", "lab-net", lines);
    const words = printQuery(query ?? {});
    expect(words).toBe(
      "op:ADD net:lab-net ns:/run/netns/a,/run/netns/b since:2025-11-26T00:00:00.100Z until:2025-11-26T00:00:00.901Z",
    );
    expect(parseQuery(words).query).toEqual(query);
    expect(seriesQuery("ADD", "lab-net", lines.slice(2))).toBeNull();
  });

  test("makes namespaces with the first names that are free", () => {
    expect(suggestNamespaceNames(["demo1", "demo3", "x"], 3)).toEqual(["demo2", "demo4", "demo5"]);
    expect(suggestNamespaceNames([], 0)).toEqual([]);
  });
});
