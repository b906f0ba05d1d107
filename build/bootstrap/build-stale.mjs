import { existsSync } from "node:fs";
import { join } from "node:path";
import { bundles, commonInputs } from "../bundles.mjs";
import { staleBundles } from "./build-state.mjs";
import { projectNode } from "./node-version.mjs";
import { requireWritable } from "./require-writable.mjs";
import { runChild } from "./run-child.mjs";
import { PlainError, say, secondsSince } from "./say.mjs";

/**
 * Builds what changed since the last time, and nothing when nothing did.
 * @param {string} root
 */
export async function buildStale(root) {
  const started = performance.now();
  const stale = staleBundles(root, bundles, commonInputs);
  if (stale.length === 0 && existsSync(join(root, "dist/bin/cnitool-desktop"))) return;
  requireWritable(root, "to build the program");
  say(`Building ${stale.map(({ bundle }) => bundle.name).join(", ")} …`);
  const node = projectNode(root, { execPath: process.execPath, version: process.versions.node });
  const end = await runChild(node, [join(root, "build/bundle/main.ts")], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (end.code !== 0)
    throw new PlainError(
      "the program could not be built; the lines above say what is wrong with which file.",
    );
  say(`Built in ${secondsSince(started)}.`);
}
