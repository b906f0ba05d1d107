// npm run check: types, lint, imports, unused code and unit tests.
import { requireStarter } from "./bootstrap/node-version.mjs";
import { ensureNpmPackages } from "./bootstrap/npm-packages.mjs";
import { rootDir } from "./bootstrap/root.mjs";
import { runWithProjectNode } from "./bootstrap/run-with-project-node.mjs";
import { runCommand } from "./bootstrap/say.mjs";

await runCommand(async () => {
  requireStarter(process.versions.node);
  await ensureNpmPackages(rootDir);
  return runWithProjectNode(rootDir, "build/stages/run-check.ts");
});
