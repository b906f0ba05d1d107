import { expect, it } from "vitest";
import { createCrashGuard } from "./crash-guard.ts";

it("loads the page again, but not when it crashes at once once more", () => {
  let now = 0;
  const mayReload = createCrashGuard(() => now);
  expect(mayReload()).toBe(true);
  now = 4999;
  expect(mayReload()).toBe(false);
  now += 5000;
  expect(mayReload()).toBe(true);
});
