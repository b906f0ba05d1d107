import { describe, expect, test } from "vitest";
import { letIn } from "./testing/let-in.ts";
import { Random } from "./testing/random.ts";
import { waysIn } from "./testing/ways-in.ts";

// Long enough for a busy machine; only what hangs takes longer.
const options = { timeout: 60_000 };

/** `npm run bench:fuzz` tries a million. */
const timesEach = 400;

describe("whatever comes in ends in a value or in an error of ours", options, () => {
  test.each(waysIn)("$name", async (wayIn) => {
    const random = new Random(20_260_101);
    const seen = { taken: 0, refused: 0 };
    for (let time = 0; time < timesEach; time++) seen[await letIn(wayIn, random)]++;
    // An error that a plugin printed is no less an error where it was understood.
    if (wayIn.name !== "a plugin's error") expect(seen.taken).toBeGreaterThan(timesEach / 20);
    expect(seen.refused).toBeGreaterThan(timesEach / 20);
  });
});
