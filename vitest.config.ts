import { configDefaults, defineConfig } from "vitest/config";

const tests = ["{shared,electron,renderer,build,e2e,bench}/**/*.test.{ts,tsx}"];
/** Tests that start browsers, labs or real plugins: those that say so in their name, and those of the launchers. */
const real = ["**/*.real.test.ts", "electron/target/launch/*.test.ts"];
const never = [...configDefaults.exclude, "dist/**", ".cache/**", "test-results/**"];

export default defineConfig({
  test: {
    // One more than the cores that a small machine has: many tests wait for programs that they started.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: "unit",
          include: tests,
          exclude: [...never, ...real],
          testTimeout: 30_000,
          // Programs that a test waits for begin late on a busy machine.
          expect: { poll: { timeout: 10_000 } },
          // A fresh world for each file takes longer than the tests; a test has to leave the world as it was.
          isolate: false,
        },
      },
      {
        test: {
          name: "real",
          include: real,
          exclude: never,
          testTimeout: 180_000,
          expect: { poll: { timeout: 30_000 } },
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
