import { describe, expect, test } from "vitest";
import { parseQuery } from "../../../shared/history/parse-query.ts";
import { printQuery } from "../../../shared/history/print-query.ts";
import type { NamedTally } from "../../../shared/history/statistics.ts";
import { formatRate, orderBy, sortTallies } from "./sort-tallies.ts";
import { queryOfError, queryWith } from "./statistics-queries.ts";

const tally = (name: string, runs: number, failures: number, median: number | null): NamedTally => ({
  ...{ name, runs, failures, over: { runs: [], failures: [] } },
  times: median === null ? null : { median, p95: 2 * median, estimated: false },
});
const tallies = [tally("b", 10, 1, 5), tally("a", 10, 5, null), tally("c", 30, 0, 9)];

describe("tallies", () => {
  test.each([
    ["name", false, "abc"],
    ["name", true, "cba"],
    ["runs", true, "cab"],
    ["failures", true, "abc"],
    ["rate", false, "cba"],
    ["median", true, "cba"],
    ["p95", false, "bca"],
  ] as const)("are sorted by %s", (column, descending, names) => {
    expect(
      sortTallies(tallies, { column, descending })
        .map(({ name }) => name)
        .join(""),
    ).toBe(names);
  });

  test("are turned round by a second click", () => {
    const first = orderBy({ column: "runs", descending: true }, "median");
    expect(first).toEqual({ column: "median", descending: true });
    expect(orderBy(first, "median").descending).toBe(false);
    expect(orderBy(first, "name").descending).toBe(false);
  });

  test.each([
    [0, "0 %"],
    [1, "100 %"],
    [0.0321, "3.2 %"],
    [0.0001, "< 0.1 %"],
    [0.9999, "> 99.9 %"],
  ])("fail %d as %s", (part, words) => {
    expect(formatRate(part)).toBe(words);
  });
});

test("links lead to the runs that were counted, in words that can be typed", () => {
  const { query } = parseQuery("op:add since:2d timeout");
  expect(printQuery(queryWith(query, "network", "lab net", true))).toBe(
    'op:ADD outcome:failed net:"lab net" since:2d timeout',
  );
  const ofError = queryOfError(query, "bridge: name (…) already exists");
  expect(printQuery(ofError)).toBe(
    'op:ADD outcome:failed since:2d timeout "bridge: name (" ") already exists"',
  );
  expect(parseQuery(printQuery(ofError)).query).toEqual(ofError);
});
