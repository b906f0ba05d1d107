import { defineConfig } from "@playwright/test";
import type { HostOptions } from "./fixtures/test.ts";

export default defineConfig<object, HostOptions>({
  testDir: "specs",
  outputDir: "../test-results",
  // Every test opens the whole program: browser, main process and lab.
  workers: 2,
  fullyParallel: true,
  projects: [
    { name: "chromium", use: { hostKind: "chromium" } },
    // The states of the window with a stand-in main process do not depend on the host.
    { name: "electron", use: { hostKind: "electron" }, testIgnore: "window-*.spec.ts" },
  ],
  // Limits for what hangs; a busy machine takes several times what a quiet one does.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: [["list"], ["../build/stages/playwright-reporter.ts"]],
});
