import { say, secondsSince } from "../bootstrap/say.mjs";
import { addOutcomes, closingLine, nothing, type Stage, type StageOutcome, skipReasons } from "./stage.ts";

/** Runs stages one after the other, goes on after one that fails, and sums them up. */
export async function runStages(stages: readonly Stage[]): Promise<StageOutcome> {
  let total = nothing;
  const summary: string[] = [];
  for (const stage of stages) {
    say(`\n── ${stage.name} ${"─".repeat(Math.max(3, 76 - stage.name.length))}`);
    const started = performance.now();
    const outcome = await runStage(stage);
    total = addOutcomes(total, outcome);
    summary.push(summaryLine(stage.name, secondsSince(started), outcome));
  }
  say(`\n── summary ${"─".repeat(69)}`);
  for (const line of summary) say(line);
  for (const test of total.failed) say(`failed: ${test}`);
  for (const reason of skipReasons(total)) say(`skipped: ${reason}`);
  say("");
  say(closingLine(total));
  return total;
}

async function runStage(stage: Stage): Promise<StageOutcome> {
  try {
    return await stage.run();
  } catch (error) {
    say(
      `${stage.name} could not run: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return { ...nothing, failed: [`${stage.name} could not run`] };
  }
}

function summaryLine(name: string, seconds: string, outcome: StageOutcome): string {
  const mark = outcome.failed.length > 0 ? "✗" : outcome.passed > 0 ? "✓" : "○";
  return `${mark} ${name.padEnd(34)} ${seconds.padStart(8)}   ${closingLine(outcome)}`;
}
