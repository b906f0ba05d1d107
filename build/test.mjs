// npm test: from whatever state the checkout is in to the last line, "N passed, N failed, N skipped".
import { buildStale } from "./bootstrap/build-stale.mjs";
import { testParts } from "./bootstrap/missing-parts.mjs";
import { requireStarter } from "./bootstrap/node-version.mjs";
import { ensureNpmPackages } from "./bootstrap/npm-packages.mjs";
import { rootDir } from "./bootstrap/root.mjs";
import { runWithProjectNode } from "./bootstrap/run-with-project-node.mjs";
import { runCommand } from "./bootstrap/say.mjs";
import { ensureSystemPackages } from "./bootstrap/system-packages.mjs";

await runCommand(async () => {
  requireStarter(process.versions.node);
  await ensureNpmPackages(rootDir);
  await ensureSystemPackages(rootDir, testParts);
  await buildStale(rootDir);
  return runWithProjectNode(rootDir, "build/stages/run-tests.ts");
});
