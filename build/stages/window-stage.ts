import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { missingParts } from "../bootstrap/missing-parts.mjs";
import { rootDir } from "../bootstrap/root.mjs";
import { runChild } from "../bootstrap/run-child.mjs";
import { say } from "../bootstrap/say.mjs";
import { parseOutcome } from "./parse-outcome.ts";
import { type Stage, type StageOutcome, skippedStage } from "./stage.ts";
import { toolCommand } from "./tool.ts";

const screen = "-screen 0 1600x1000x24 -nolisten tcp";

/** Playwright over the built program, on this machine's display or a virtual one. */
export function windowStage(timeoutMs: number): Stage {
  return {
    name: "window",
    run: async () => {
      if (missingParts(["browser"], process.env).length > 0) {
        return skippedStage("window: there is no Chromium-family browser on this machine");
      }
      return runPlaywright(timeoutMs);
    },
  };
}

async function runPlaywright(timeoutMs: number): Promise<StageOutcome> {
  const folder = await mkdtemp(join(tmpdir(), "cnitool-desktop-window-"));
  const outcomeFile = join(folder, "outcome.json");
  const [file, args, env] = onDisplay(
    toolCommand("playwright", ["test", "--config=e2e/playwright.config.ts", "--pass-with-no-tests"]),
  );
  try {
    const end = await runChild(file, args, {
      cwd: rootDir,
      env: { ...process.env, ...env, CNITOOL_DESKTOP_OUTCOME: outcomeFile },
      timeoutMs,
    });
    if (end.timedOut) say(`The window tests took longer than ${timeoutMs / 1000} s and were ended.`);
    const outcome = parseOutcome(await readFile(outcomeFile, "utf8").catch(() => ""));
    const silent = outcome.failed.length === 0 && (end.code !== 0 || end.startError !== null);
    return silent ? { ...outcome, failed: ["the window tests ended early"] } : outcome;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Command = ReturnType<typeof toolCommand>;

/** The command on a display: the present one, else a virtual one, else without any, which the browser can do too. */
function onDisplay([file, args]: Command): readonly [...Command, env: NodeJS.ProcessEnv] {
  if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return [file, args, {}];
  if (missingParts(["virtual display"], process.env).length > 0) {
    say("There is no display and no Xvfb: the window is tested without being shown.");
    return [file, args, { CNITOOL_DESKTOP_HEADLESS: "1" }];
  }
  return ["xvfb-run", ["-a", "-s", screen, file, ...args], {}];
}
