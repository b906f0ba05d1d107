import { describe, expect, test } from "vitest";
import { formatDuration } from "./format-duration.ts";
import { formatFullMoment, formatIso, formatMoment } from "./format-time.ts";

test.each([
  [null, "—"],
  [0, "0.0 ms"],
  [18.24, "18.2 ms"],
  [99.94, "99.9 ms"],
  [312.4, "312 ms"],
  [2410, "2.41 s"],
  [65_000, "1 min 05 s"],
])("a duration of %s ms reads %s", (durationMs, text) => {
  expect(formatDuration(durationMs)).toBe(text);
});

describe("a moment", () => {
  const at = new Date(2026, 0, 31, 14, 3, 22, 412).getTime();

  test("is as short as it can be told from now", () => {
    expect(formatMoment(at, new Date(2026, 0, 31, 23, 59).getTime())).toBe("14:03:22");
    expect(formatMoment(at, new Date(2026, 1, 1, 0, 1).getTime())).toBe("Jan 31 14:03");
    expect(formatMoment(at, new Date(2027, 0, 31).getTime())).toBe("2026-01-31");
  });

  test("can be told to the millisecond, here and in UTC", () => {
    expect(formatFullMoment(at)).toBe("2026-01-31 14:03:22.412");
    expect(new Date(formatIso(at)).getTime()).toBe(at);
  });
});
