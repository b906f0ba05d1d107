import { join } from "node:path";
import { rootDir } from "../bootstrap/root.mjs";
import { type ChildEnd, runChild } from "../bootstrap/run-child.mjs";

/** A program that an npm package of the project brings, as a file that Node runs. */
const tools = {
  biome: "node_modules/@biomejs/biome/bin/biome",
  knip: "node_modules/knip/bin/knip.js",
  playwright: "node_modules/@playwright/test/cli.js",
  tsc: "node_modules/typescript/bin/tsc",
  vitest: "node_modules/vitest/vitest.mjs",
} as const;

export type Tool = keyof typeof tools;

/** The command line of a tool, for the Node that runs this. */
export function toolCommand(
  tool: Tool,
  args: readonly string[],
): readonly [file: string, args: readonly string[]] {
  return [process.execPath, [join(rootDir, tools[tool]), ...args]];
}

/** Runs a tool in the repository and collects what it says. */
export function runTool(tool: Tool, args: readonly string[]): Promise<ChildEnd> {
  return runChild(...toolCommand(tool, args), { cwd: rootDir, output: "collect" });
}
