// The npm packages: there when npm put them there for exactly the present package-lock.json.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { requireWritable } from "./require-writable.mjs";
import { runChild } from "./run-child.mjs";
import { PlainError, say, secondsSince } from "./say.mjs";

const markerFile = "node_modules/.cache/cnitool-desktop/package-lock.sha256";
const logFile = ".cache/npm-ci.log";

/** @param {string} root */
function lockHash(root) {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

/**
 * Why the packages have to be installed, or null when they need not.
 * @param {string} root
 * @returns {"missing" | "changed" | null}
 */
export function whyInstall(root) {
  if (!existsSync(join(root, "node_modules/.package-lock.json"))) return "missing";
  const marker = join(root, markerFile);
  if (existsSync(marker)) return readFileSync(marker, "utf8").trim() === lockHash(root) ? null : "changed";
  return installedByHand(root) ? null : "changed";
}

/**
 * Whether `npm ci` or `npm install`, typed by a person, left exactly what the lock says. npm writes the packages that it
 * installed, with their versions, to node_modules/.package-lock.json.
 * @param {string} root
 */
function installedByHand(root) {
  const versions = (/** @type {string} */ file) => {
    /** @type {{ packages?: Record<string, { version?: string, optional?: boolean }> }} */
    const lock = JSON.parse(readFileSync(join(root, file), "utf8"));
    return lock.packages ?? {};
  };
  const installed = versions("node_modules/.package-lock.json");
  return Object.entries(versions("package-lock.json")).every(
    ([path, wanted]) =>
      path === "" ||
      (installed[path] === undefined ? wanted.optional === true : installed[path].version === wanted.version),
  );
}

/**
 * Installs the npm packages when they are missing or when the lock changed.
 * @param {string} root
 */
export async function ensureNpmPackages(root) {
  const why = whyInstall(root);
  const marker = join(root, markerFile);
  if (why === null && existsSync(marker)) return;
  requireWritable(root, "to install the program's packages");
  if (why !== null) await installPackages(root, why);
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, `${lockHash(root)}\n`);
}

/**
 * @param {string} root
 * @param {"missing" | "changed"} why
 */
async function installPackages(root, why) {
  const started = performance.now();
  say(
    why === "missing"
      ? "Installing npm packages …"
      : "Installing npm packages anew, package-lock.json changed …",
  );
  const end = await runChild("npm", ["ci", "--include=dev", "--no-fund", "--no-audit", "--loglevel=error"], {
    cwd: root,
    output: "collect",
  });
  if (end.code !== 0) {
    const log = join(root, logFile);
    mkdirSync(dirname(log), { recursive: true });
    writeFileSync(log, end.startError ?? end.output);
    throw new PlainError(
      end.startError === null
        ? `npm ci failed, so the packages of the program are missing; ${log} has what npm said.`
        : "npm was not found; install it beside Node and try again.",
    );
  }
  say(`Installed npm packages (${secondsSince(started)}).`);
}
