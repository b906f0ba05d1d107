// npm run electron:install: fetches Electron's binary, also after an attempt that failed.
import { findElectron, installElectron } from "./bootstrap/electron-binary.mjs";
import { requireStarter } from "./bootstrap/node-version.mjs";
import { ensureNpmPackages } from "./bootstrap/npm-packages.mjs";
import { rootDir } from "./bootstrap/root.mjs";
import { runCommand, say } from "./bootstrap/say.mjs";

await runCommand(async () => {
  requireStarter(process.versions.node);
  await ensureNpmPackages(rootDir);
  const found = findElectron(rootDir, process.env) ?? (await installElectron(rootDir));
  if (found !== null) say(`Electron is at ${found}.`);
  return found === null ? 1 : 0;
});
