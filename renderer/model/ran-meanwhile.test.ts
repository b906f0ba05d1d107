import { expect, test } from "vitest";
import { ranMeanwhile } from "./ran-meanwhile.ts";

const changes = (...meanwhile: readonly number[]) => ({ changes: [], remains: null, unread: [], meanwhile });

test("nothing is said of a run that was alone, or that nobody looked at", () => {
  expect(ranMeanwhile(null)).toBeNull();
  expect(ranMeanwhile({ changes: [], remains: null, unread: [] })).toBeNull();
  expect(ranMeanwhile(changes())).toBeNull();
});

test("one other run is named, of many the first ones", () => {
  expect(ranMeanwhile(changes(12))).toContain("Another run, 12, ran meanwhile");
  expect(ranMeanwhile(changes(12, 14))).toContain("Other runs, 12 and 14, ran meanwhile");
  expect(ranMeanwhile(changes(1, 2, 3, 4, 5, 6, 7))).toContain("1, 2, 3, 4, 5 and 2 more");
});
