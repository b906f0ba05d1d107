// npm run build: what changed, into dist/.
import { buildStale } from "./bootstrap/build-stale.mjs";
import { requireStarter } from "./bootstrap/node-version.mjs";
import { ensureNpmPackages } from "./bootstrap/npm-packages.mjs";
import { rootDir } from "./bootstrap/root.mjs";
import { runCommand } from "./bootstrap/say.mjs";

await runCommand(async () => {
  requireStarter(process.versions.node);
  await ensureNpmPackages(rootDir);
  await buildStale(rootDir);
  return 0;
});
