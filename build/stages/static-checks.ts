import { rootDir } from "../bootstrap/root.mjs";
import { say, secondsSince } from "../bootstrap/say.mjs";
import { checkImports } from "../import-rules/check-imports.ts";
import type { Stage, StageOutcome } from "./stage.ts";
import { runTool, type Tool } from "./tool.ts";

/** Looks at the sources without running them; says what is wrong, or null. */
type StaticCheck = () => Promise<string | null>;

const withTool =
  (tool: Tool, ...args: readonly string[]): StaticCheck =>
  async () => {
    const end = await runTool(tool, args);
    return end.code === 0 && end.startError === null ? null : (end.startError ?? end.output.trim());
  };

const checks: readonly (readonly [name: string, check: StaticCheck])[] = [
  ["types (tsc)", withTool("tsc", "-b")],
  [
    "lint and format (biome)",
    withTool("biome", "ci", "--colors=off", "--diagnostic-level=warn", "--error-on-warnings"),
  ],
  ["imports (dependency-cruiser)", () => checkImports(rootDir)],
  ["unused code (knip)", withTool("knip", "--no-progress")],
];

/** Types, lint, imports and unused code; each counts as one test. */
export const staticChecks: Stage = {
  name: "check",
  run: async () => {
    const failed: string[] = [];
    for (const [name, check] of checks) if (!(await reportCheck(name, check))) failed.push(name);
    return { passed: checks.length - failed.length, failed, skipped: [] } satisfies StageOutcome;
  },
};

async function reportCheck(name: string, check: StaticCheck): Promise<boolean> {
  const started = performance.now();
  const complaint = await check();
  say(`${complaint === null ? "✓" : "✗"} ${name} (${secondsSince(started)})`);
  if (complaint !== null) say(complaint);
  return complaint === null;
}
