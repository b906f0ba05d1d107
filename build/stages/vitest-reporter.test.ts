import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rootDir } from "../bootstrap/root.mjs";
import { runChild } from "../bootstrap/run-child.mjs";
import { parseOutcome } from "./parse-outcome.ts";
import { toolCommand } from "./tool.ts";

// Below the repository, so that the made-up tests find vitest.
let root = "";

beforeAll(async () => {
  await mkdir(join(rootDir, ".cache"), { recursive: true });
  root = await mkdtemp(join(rootDir, ".cache/reporter-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

test("every test is counted once, with the reason of those that were skipped", async () => {
  await writeFile(join(root, "vitest.config.mjs"), "export default {};");
  await writeFile(
    join(root, "made-up.test.mjs"),
    `import { describe, expect, test } from "vitest";
     test("good", () => {});
     test.each([1, 2])("bad %s", () => expect(1).toBe(2));
     test("not here", ({ skip }) => skip("this machine has no moon"));
     test.skip("left out", () => {});
     describe("of the sea", { skip: true, meta: { skipReason: "no sea" } }, () => {
       test("ebb", () => {});
       test("flow", () => {});
     });`,
  );
  await writeFile(join(root, "broken.test.mjs"), `import "./nowhere.mjs";`);
  const outcome = join(root, "outcome.json");
  const reporter = join(rootDir, "build/stages/vitest-reporter.ts");
  await runChild(...toolCommand("vitest", ["run", `--root=${root}`, `--reporter=${reporter}`]), {
    cwd: root,
    env: { ...process.env, CNITOOL_DESKTOP_OUTCOME: outcome },
    output: "collect",
  });
  const { passed, failed, skipped } = parseOutcome(await readFile(outcome, "utf8"));
  expect(passed).toBe(1);
  expect([...failed].sort()).toEqual([
    expect.stringMatching(/^broken\.test\.mjs: .*nowhere/),
    "made-up.test.mjs › bad 1: expected 1 to be 2 // Object.is equality",
    "made-up.test.mjs › bad 2: expected 1 to be 2 // Object.is equality",
  ]);
  expect([...skipped].sort()).toEqual([
    "no reason given: left out",
    "no sea",
    "no sea",
    "this machine has no moon",
  ]);
});
