import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkCommitted } from "./check-history.ts";
import { checkSound } from "./sound.ts";
import { commitsOf, startWriter } from "./writer-process.ts";

/** Of each of the two; CNITOOL_DESKTOP_RUNS for more. */
const runs = Number(process.env.CNITOOL_DESKTOP_RUNS ?? 300);

test(`two processes that write ${runs} runs each lose none, and none is torn`, {
  timeout: 1_800_000,
}, async () => {
  const directory = mkdtempSync(join(tmpdir(), "two-writers-"));
  const file = join(directory, "history.db");
  const began = performance.now();
  const writers = [startWriter(file, "store", 1, runs), startWriter(file, "command-line", 1 + runs, runs)];
  const commits = await Promise.all(writers.map(async (writer) => commitsOf(await writer.gone())));
  console.log(`2 × ${runs} runs in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  for (const { ended } of commits) expect(ended.size).toBe(runs);
  await checkCommitted(file, commits);
  checkSound(file);
  rmSync(directory, { recursive: true });
});
