// npm test, once packages are there and the program is built: everything, in one count. It takes some 25 minutes on two
// cores. A stage's limit is there for a test that hangs, and several times what the stage takes, since machines are busy
// at times.
import { runCommand } from "../bootstrap/say.mjs";
import { conformanceStages } from "./conformance-stages.ts";
import { runStages } from "./run-stages.ts";
import { staticChecks } from "./static-checks.ts";
import { vitestStage } from "./vitest-stage.ts";
import { windowStage } from "./window-stage.ts";

await runCommand(async () => {
  const total = await runStages([
    staticChecks,
    vitestStage("unit", "unit", 480_000),
    ...conformanceStages,
    vitestStage("browser, lab and real plugins", "real", 900_000),
    windowStage(1_500_000),
  ]);
  return total.failed.length === 0 && total.passed > 0 ? 0 : 1;
});
