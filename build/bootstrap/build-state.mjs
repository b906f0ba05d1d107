// Which bundles are out of date. Decided by content, not by time, so that a checkout of another branch and back
// builds nothing, and without loading any package, since this runs at every start.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** @typedef {import("../bundles.mjs").Bundle} Bundle */
/**
 * What is remembered of a bundle that was built.
 * @typedef {{ readonly inputs: string, readonly packages: readonly string[] }} BuiltBundle
 */
/** @typedef {Readonly<Record<string, BuiltBundle>>} BuildState by the bundle's name */

const stateFile = "dist/.build.json";

/**
 * The files below a path that can end up in a bundle, sorted. Tests never do.
 * @param {string} root
 * @param {string} path a file or folder below it; one that is missing has no files
 * @returns {string[]}
 */
function sourceFiles(root, path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [path];
  return readdirSync(absolute, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const below = `${path}/${entry.name}`;
      if (entry.isDirectory()) return sourceFiles(root, below);
      return /\.test\.tsx?$/.test(entry.name) ? [] : [below];
    });
}

/**
 * A hash over names and contents of everything below the paths.
 * @param {string} root
 * @param {readonly string[]} paths
 */
function hashInputs(root, paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => sourceFiles(root, path))) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * @param {string} root
 * @returns {BuildState} empty when nothing was built, or when what was remembered cannot be read
 */
export function readBuildState(root) {
  try {
    return JSON.parse(readFileSync(join(root, stateFile), "utf8"));
  } catch {
    return {}; // A state that cannot be read only means that everything is built again.
  }
}

/**
 * Remembers bundles beside those that are remembered already.
 * @param {string} root
 * @param {BuildState} built
 */
export function rememberBuilt(root, built) {
  const file = join(root, stateFile);
  mkdirSync(dirname(file), { recursive: true });
  const half = `${file}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify({ ...readBuildState(root), ...built }, null, 2)}\n`);
  renameSync(half, file);
}

/**
 * The bundles whose output is missing or was made from other inputs than those on disk, with the hash of the present ones.
 * @param {string} root
 * @param {readonly Bundle[]} bundles
 * @param {readonly string[]} commonInputs
 * @returns {{ readonly bundle: Bundle, readonly inputs: string }[]}
 */
export function staleBundles(root, bundles, commonInputs) {
  const state = readBuildState(root);
  /** @type {Map<string, string>} */
  const hashes = new Map();
  /** @param {string} path */
  const hashOf = (path) => {
    const known = hashes.get(path) ?? hashInputs(root, [path]);
    hashes.set(path, known);
    return known;
  };
  return bundles.flatMap((bundle) => {
    const inputs = createHash("sha256")
      .update([...commonInputs, ...bundle.inputs].map(hashOf).join())
      .digest("hex");
    const fresh = state[bundle.name]?.inputs === inputs && existsSync(join(root, "dist", bundle.output));
    return fresh ? [] : [{ bundle, inputs }];
  });
}
