import { existsSync } from "node:fs";
import { join } from "node:path";
import { rootDir } from "../bootstrap/root.mjs";
import { runChild } from "../bootstrap/run-child.mjs";

const here = join(rootDir, "build/import-rules");
const folders = ["shared", "electron", "renderer", "build", "bench", "e2e"];

/** Checks who imports whom below a folder that is laid out like the repository; says what is wrong, or null. */
export async function checkImports(root: string): Promise<string | null> {
  const passes = await Promise.all([cruise(root, "imports"), cruise(root, "values")]);
  const complaints = passes.filter((complaint) => complaint !== null);
  return complaints.length === 0 ? null : complaints.join("\n");
}

async function cruise(root: string, pass: "imports" | "values"): Promise<string | null> {
  const end = await runChild(
    process.execPath,
    [
      `--import=${join(here, "swc-for-this-project.mjs")}`,
      join(rootDir, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
      `--config=${join(here, `${pass}.config.mjs`)}`,
      "--output-type=err-long",
      ...folders.filter((folder) => existsSync(join(root, folder))),
    ],
    { cwd: root, env: { ...process.env, IMPORTS: pass, FORCE_COLOR: "0" }, output: "collect" },
  );
  return end.code === 0 && end.startError === null ? null : (end.startError ?? end.output.trim());
}
