import { expect, test } from "vitest";
import { mapLimited } from "./map-limited.ts";

test("keeps the order and the limit", async () => {
  let active = 0;
  let most = 0;
  const results = await mapLimited([5, 4, 3, 2, 1], 2, async (item) => {
    active += 1;
    most = Math.max(most, active);
    for (let turn = 0; turn < item; turn += 1) await Promise.resolve();
    active -= 1;
    return item * 10;
  });
  expect(results).toEqual([50, 40, 30, 20, 10]);
  expect(most).toBe(2);
});

test("an error is the caller's", async () => {
  await expect(mapLimited([1, 2], 2, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
});
