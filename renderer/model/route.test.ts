import fc from "fast-check";
import { expect, test } from "vitest";
import { runsWith } from "../../shared/history/run-query.ts";
import { operations } from "../../shared/run/operation.ts";
import { outcomes } from "../../shared/run/outcome.ts";
import { targetIds } from "../../shared/target/target-status.ts";
import { formatRoute, parseRoute, type Route } from "./route.ts";

const noFilter: Route = { view: "history", filter: {}, runId: null };
const plainLook = { everything: false, unified: false };

test.each<[string, Route]>([
  ["", { view: "run" }],
  ["#/run", { view: "run" }],
  ["#/nonsense", { view: "run" }],
  ["#/settings", { view: "settings" }],
  ["#/history", noFilter],
  ["#/history?q=op:NO&run=-1", noFilter],
  [
    "#/history?q=op:ADD+outcome:failed+net:a%26b&run=12",
    { view: "history", filter: runsWith({ operation: "ADD", outcome: "failed", network: "a&b" }), runId: 12 },
  ],
  ["#/history?sort=-time", noFilter],
  ["#/history?sort=size", noFilter],
  ["#/history?sort=-duration", { ...noFilter, order: { by: "duration", descending: true } }],
  ["#/history?sort=time", { ...noFilter, order: { by: "time", descending: false } }],
  ["#/history/compare/12/34", { view: "compare", left: 12, right: 34, look: plainLook }],
  ["#/history/compare/12/x", noFilter],
  [
    "#/history/attachment/lab/c7/eth0",
    { view: "attachment", targetId: "lab", containerId: "c7", ifName: "eth0" },
  ],
  ["#/history/attachment/moon/c7/eth0", noFilter],
  ["#/history/attachment/lab/%E0%A4%A/eth0", noFilter],
])("the address %j is read", (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

test("what was written is read again", () => {
  const id = fc.integer({ min: 1 });
  const text = fc.string({ minLength: 1, unit: "grapheme" });
  const filter = fc
    .record(
      { operation: fc.constantFrom(...operations), outcome: fc.constantFrom(...outcomes), network: text },
      { requiredKeys: [] },
    )
    .map(runsWith);
  const routes: fc.Arbitrary<Route> = fc.oneof(
    fc.record({ view: fc.constant("history" as const), filter, runId: fc.option(id) }),
    fc.record({
      view: fc.constant("compare" as const),
      left: id,
      right: id,
      look: fc.record({ everything: fc.boolean(), unified: fc.boolean() }),
    }),
    fc.record({
      view: fc.constant("attachment" as const),
      targetId: fc.constantFrom(...targetIds),
      containerId: text,
      ifName: text,
    }),
  );
  fc.assert(
    fc.property(routes, (route) => {
      expect(parseRoute(formatRoute(route))).toEqual(route);
    }),
  );
});
