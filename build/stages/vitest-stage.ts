import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rootDir } from "../bootstrap/root.mjs";
import { runChild } from "../bootstrap/run-child.mjs";
import { say } from "../bootstrap/say.mjs";
import { parseOutcome } from "./parse-outcome.ts";
import type { Stage, StageOutcome } from "./stage.ts";
import { toolCommand } from "./tool.ts";

/** One project of vitest.config.ts. */
export function vitestStage(name: string, project: "unit" | "real", timeoutMs: number): Stage {
  return { name, run: () => runVitest(project, timeoutMs) };
}

async function runVitest(project: string, timeoutMs: number): Promise<StageOutcome> {
  const folder = await mkdtemp(join(tmpdir(), "cnitool-desktop-vitest-"));
  const outcomeFile = join(folder, "outcome.json");
  const reporters = ["--reporter=default", `--reporter=${join(rootDir, "build/stages/vitest-reporter.ts")}`];
  try {
    const end = await runChild(
      ...toolCommand("vitest", ["run", "--project", project, "--passWithNoTests", ...reporters]),
      {
        cwd: rootDir,
        env: { ...process.env, CNITOOL_DESKTOP_OUTCOME: outcomeFile },
        timeoutMs,
      },
    );
    if (end.timedOut) say(`The ${project} tests took longer than ${timeoutMs / 1000} s and were ended.`);
    const outcome = parseOutcome(await readFile(outcomeFile, "utf8").catch(() => ""));
    // A runner that fails for another reason than a failed test (a start that failed, a time-out) is a failure too.
    const silent = outcome.failed.length === 0 && (end.code !== 0 || end.startError !== null);
    return silent ? { ...outcome, failed: [`the ${project} tests ended early`] } : outcome;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
