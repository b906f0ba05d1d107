import { chmod, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { build } from "vite";
import type { Bundle } from "../bundles.mjs";
import { packageOfModule } from "./package-of-module.ts";
import { viteConfig } from "./vite-config.ts";

/**
 * Builds one bundle beside its place and moves it there when it is whole, so that a program that runs from the old
 * files, or a second build at the same time, never meets half of it.
 * @returns the names of the npm packages that went into it
 */
export async function makeBundle(root: string, bundle: Bundle): Promise<readonly string[]> {
  const dist = join(root, "dist");
  await mkdir(dist, { recursive: true });
  const outDir = await mkdtemp(join(dist, ".building-"));
  const packages = new Set<string>();
  try {
    const onModule = (id: string) => {
      const name = packageOfModule(id);
      if (name !== null) packages.add(name);
    };
    await build(viteConfig({ root, bundle, outDir, onModule }));
    const target = join(dist, bundle.output);
    await (bundle.kind === "page" ? replaceFolder(outDir, target) : moveFiles(outDir, target));
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
  return [...packages].sort();
}

async function replaceFolder(from: string, to: string): Promise<void> {
  const old = `${from}-old`;
  // A fresh temporary folder is its maker's alone; what root built is for everybody.
  await chmod(from, 0o755);
  await mkdir(dirname(to), { recursive: true });
  await rename(to, old).catch(ignoreMissing);
  await rename(from, to);
  await rm(old, { recursive: true, force: true });
}

/** The entry comes last, so that whoever starts it finds its parts; the parts of the build before go after that. */
async function moveFiles(from: string, entry: string): Promise<void> {
  const to = dirname(entry);
  await mkdir(to, { recursive: true });
  const names = (await readdir(from)).sort((one, other) => isEntry(one) - isEntry(other));
  for (const name of names) await rename(join(from, name), join(to, name));
  const old = (await readdir(to)).filter((name) => partName.test(name) && !names.includes(name));
  if (names.some((name) => partName.test(name))) for (const name of old) await rm(join(to, name));

  function isEntry(name: string): number {
    return name === basename(entry) ? 1 : 0;
  }
}

/** As vite-config.ts names parts. */
const partName = /-[\w-]{8}\.js(\.map)?$/;

function ignoreMissing(error: unknown): void {
  const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
  if (!missing) throw error;
}
