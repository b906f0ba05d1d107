import fc from "fast-check";
import { expect, test } from "vitest";
import { operations } from "../../shared/run/operation.ts";
import { outcomes } from "../../shared/run/outcome.ts";
import { formatRoute, parseRoute, type Route } from "./route.ts";

test.each<[string, Route]>([
  ["", { view: "run" }],
  ["#/run", { view: "run" }],
  ["#/nonsense", { view: "run" }],
  ["#/history", { view: "history", filter: {}, runId: null }],
  ["#/history?op=NO&outcome=&run=-1", { view: "history", filter: {}, runId: null }],
  [
    "#/history?op=ADD&outcome=failed&network=a%26b&run=12",
    { view: "history", filter: { operation: "ADD", outcome: "failed", networkName: "a&b" }, runId: 12 },
  ],
])("the address %j is read", (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

test("what was written is read again", () => {
  const filter = fc.record(
    {
      operation: fc.constantFrom(...operations),
      outcome: fc.constantFrom(...outcomes),
      networkName: fc.string({ minLength: 1, unit: "grapheme" }),
    },
    { requiredKeys: [] },
  );
  const runId = fc.option(fc.integer({ min: 1 }));
  fc.assert(
    fc.property(filter, runId, (each, id) => {
      const route: Route = { view: "history", filter: each, runId: id };
      expect(parseRoute(formatRoute(route))).toEqual(route);
    }),
  );
});
