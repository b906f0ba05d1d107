// npm run screenshots: the pictures of docs/images, taken from the real program.
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
  return runWithProjectNode(rootDir, "e2e/screenshots/take-screenshots.ts");
});
