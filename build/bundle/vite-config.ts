import { basename, dirname, join } from "node:path";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import type { InlineConfig, Plugin } from "vite";
import type { Bundle } from "../bundles.mjs";

/** Where one bundle is made, and what has to be told about it. */
export interface BundleJob {
  readonly root: string;
  readonly bundle: Bundle;
  /** An empty folder that receives the output. */
  readonly outDir: string;
  /** Is given the id of every module that the bundle was made of. */
  readonly onModule: (id: string) => void;
}

/** Vite's configuration for one bundle. */
export function viteConfig(job: BundleJob): InlineConfig {
  return job.bundle.kind === "page" ? pageConfig(job) : nodeConfig(job);
}

function sharedConfig({ bundle, outDir, onModule }: BundleJob) {
  const listModules: Plugin = {
    name: "list-modules",
    generateBundle() {
      for (const id of this.getModuleIds()) onModule(id);
    },
  };
  return {
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: "error",
    clearScreen: false,
    mode: "production",
    plugins: [listModules],
    build: { outDir, emptyOutDir: false, sourcemap: true, reportCompressedSize: false },
    cacheDir: join(outDir, `.vite-${bundle.kind}`),
  } as const;
}

/**
 * What Node runs without a node_modules: one self-contained file, which the helper in particular has to be, or for a
 * command an entry with a file beside it for each part that is loaded only when it is needed.
 */
function nodeConfig(job: BundleJob): InlineConfig {
  const shared = sharedConfig(job);
  const preload = job.bundle.kind === "preload";
  return {
    ...shared,
    root: job.root,
    plugins: [...shared.plugins],
    ssr: { noExternal: true, external: ["electron", "koffi"] },
    build: {
      ...shared.build,
      ssr: join(job.root, job.bundle.entry),
      target: "node24",
      minify: false,
      rolldownOptions: {
        output: {
          // A sandboxed preload is a classic script; everything else is an ES module.
          format: preload ? "cjs" : "es",
          entryFileNames: job.bundle.output.split("/").at(-1) ?? job.bundle.output,
          chunkFileNames: "[name]-[hash].js",
          codeSplitting: job.bundle.kind === "command" && { groups: partGroups(job) },
        },
      },
    },
  };
}

/** The parts of a command that are made of several files, as bundles.mjs lists them. */
function partGroups({ root, bundle }: BundleJob) {
  return (bundle.together ?? []).map((file, at, all) => ({
    name: basename(file, ".ts"),
    test: (id: string) => id === join(root, file),
    priority: all.length - at,
    includeDependenciesRecursively: true,
  }));
}

/** The page: hashed assets below a relative base, and no inline script, which its content security policy forbids. */
function pageConfig(job: BundleJob): InlineConfig {
  const shared = sharedConfig(job);
  return {
    ...shared,
    root: join(job.root, dirname(job.bundle.entry)),
    base: "./",
    plugins: [...shared.plugins, react(), tailwindcss()],
    build: {
      ...shared.build,
      target: "chrome120",
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4096,
    },
  };
}
