// npm test, once packages are there and the program is built: everything, in one count. The limits of the stages add up
// to less than the quarter of an hour that the whole may take.
import { runCommand } from "../bootstrap/say.mjs";
import { conformanceStages } from "./conformance-stages.ts";
import { runStages } from "./run-stages.ts";
import { staticChecks } from "./static-checks.ts";
import { vitestStage } from "./vitest-stage.ts";
import { windowStage } from "./window-stage.ts";

await runCommand(async () => {
  const total = await runStages([
    staticChecks,
    vitestStage("unit", "unit", 120_000),
    ...conformanceStages,
    vitestStage("browser, lab and real plugins", "real", 180_000),
    windowStage(300_000),
  ]);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});
