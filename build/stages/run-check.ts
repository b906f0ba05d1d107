// npm run check: what is quick to find out, two things at a time.
import { runCommand, say, secondsSince } from "../bootstrap/say.mjs";
import { addOutcomes, closingLine, nothing, skipReasons } from "./stage.ts";
import { staticChecks } from "./static-checks.ts";
import { vitestStage } from "./vitest-stage.ts";

await runCommand(async () => {
  const started = performance.now();
  const outcomes = await Promise.all([staticChecks.run(), vitestStage("unit", "unit", 300_000).run()]);
  const total = outcomes.reduce(addOutcomes, nothing);
  for (const test of total.failed) say(`failed: ${test}`);
  for (const reason of skipReasons(total)) say(`skipped: ${reason}`);
  say(`${closingLine(total)} (${secondsSince(started)})`);
  return total.failed.length === 0 ? 0 : 1;
});
