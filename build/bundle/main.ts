// Makes the bundles that are named on the command line (all that are stale when none is), under the project's own Node.

import { chmod, copyFile, mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { readBuildState, rememberBuilt, staleBundles } from "../bootstrap/build-state.mjs";
import { rootDir } from "../bootstrap/root.mjs";
import { runCommand, say, secondsSince, sentenceOf } from "../bootstrap/say.mjs";
import { bundles, commonInputs } from "../bundles.mjs";
import { makeBundle } from "./make-bundle.ts";
import { thirdPartyNotices } from "./notices.ts";

async function writeLauncher(): Promise<void> {
  const folder = join(rootDir, "dist/bin");
  const half = join(folder, `.cnitool-desktop.${process.pid}`);
  await mkdir(folder, { recursive: true });
  await copyFile(join(rootDir, "build/bundle/launcher.sh"), half);
  await chmod(half, 0o755);
  await rename(half, join(folder, "cnitool-desktop"));
}

async function writeNotices(): Promise<void> {
  const packages = new Set(Object.values(readBuildState(rootDir)).flatMap((built) => built.packages));
  const text = await thirdPartyNotices(rootDir, [...packages].sort());
  await writeFile(join(rootDir, "dist/THIRD-PARTY-NOTICES.txt"), text);
}

/** What is wrong, said already: most bundles have the same files. */
const said = new Set<string>();

/** Builds one bundle and remembers it; says what is wrong when it cannot be built. */
async function buildOne({ bundle, inputs }: ReturnType<typeof staleBundles>[number]): Promise<boolean> {
  const started = performance.now();
  try {
    const packages = await makeBundle(rootDir, bundle);
    rememberBuilt(rootDir, { [bundle.name]: { inputs, packages } });
    say(`  built ${bundle.name} (${secondsSince(started)})`);
    return true;
  } catch (error) {
    const problem = process.stdout.isTTY ? sentenceOf(error) : stripVTControlCharacters(sentenceOf(error));
    say(`  ${bundle.name} could not be built${said.has(problem) ? ", for the same reason" : `: ${problem}`}`);
    said.add(problem);
    return false;
  }
}

await runCommand(async () => {
  let failed = 0;
  for (const stale of staleBundles(rootDir, bundles, commonInputs)) {
    if (!(await buildOne(stale))) failed += 1;
  }
  await writeLauncher();
  await writeNotices();
  return failed === 0 ? 0 : 1;
});
