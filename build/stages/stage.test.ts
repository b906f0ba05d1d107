import { expect, test } from "vitest";
import { readConformance } from "./conformance-stages.ts";
import { parseOutcome } from "./parse-outcome.ts";
import { addOutcomes, closingLine, skippedStage, skipReasons } from "./stage.ts";

test("outcomes add up to the closing line", () => {
  const total = addOutcomes({ passed: 3, failed: ["x"], skipped: ["a"] }, skippedStage("b"));
  expect(closingLine(total)).toBe("3 passed, 1 failed, 2 skipped");
});

test("reasons of skips are counted, the most frequent first", () => {
  const reasons = skipReasons({ passed: 0, failed: [], skipped: ["no lab", "no browser", "no lab"] });
  expect(reasons).toEqual(["2 × no lab", "1 × no browser"]);
});

test("the conformance runner's output is read with its skips", () => {
  const output =
    "FAIL gc/x: y\nskip real/tuning: no plugin tuning in /p\n1 skipped\n3.0 s, strict\n11 passed, 1 failed\n";
  expect(readConformance(output)).toEqual({
    passed: 11,
    failed: ["gc/x: y"],
    skipped: ["real/tuning: no plugin tuning in /p"],
  });
});

test("a conformance runner that ended early failed", () => {
  expect(readConformance("Traceback (most recent call last):\n")).toEqual({
    passed: 0,
    failed: ["the conformance runner"],
    skipped: [],
  });
});

test("what a reporter wrote is read; a runner that wrote nothing has no tests", () => {
  expect(parseOutcome(`{"passed":1,"failed":[],"skipped":["why"]}`)).toEqual({
    passed: 1,
    failed: [],
    skipped: ["why"],
  });
  expect(parseOutcome("")).toEqual({ passed: 0, failed: [], skipped: [] });
  expect(() => parseOutcome(`{"passed":"1"}`)).toThrow(/passed/);
});
