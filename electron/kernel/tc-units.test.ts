import { expect, test } from "vitest";
import { rateText, sizeText, timeText } from "./tc-units.ts";

// As tc of iproute2 6.1 printed them.

test.each([
  [12, "96bit"],
  [12_500, "100Kbit"],
  [125_000, "1Mbit"],
  [187_500, "1500Kbit"],
  [154_320, "1234Kbit"],
  [1_250_000_000, "10Gbit"],
])("%d bytes per second are %s", (rate, text) => expect(rateText(rate)).toBe(text));

test.each([
  [4096, "4Kb"],
  [4999, "4999b"],
  [12_500, "12500b"],
  [20_971_250, "20Mb"],
])("%d bytes are %s", (size, text) => expect(sizeText(size)).toBe(text));

test.each([
  [6, "6us"],
  [24_960, "25ms"],
  [400_000, "400ms"],
  [2_000_000, "2s"],
])("%d microseconds are %s", (time, text) => expect(timeText(time)).toBe(text));
