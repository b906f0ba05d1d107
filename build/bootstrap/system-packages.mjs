// The system's packages: installed where we may, otherwise the one command to type.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { adviceFor, packagesFor, partNames, thisFamily } from "./distribution.mjs";
import { missingParts } from "./missing-parts.mjs";
import { runChild } from "./run-child.mjs";
import { say, secondsSince } from "./say.mjs";

/** @typedef {import("./distribution.mjs").Part} Part */

const aptLists = "/var/lib/apt/lists";
const installLimitMs = 10 * 60_000;

/**
 * Sees to it that the parts are there: as root on Debian and Ubuntu by installing them, elsewhere by saying what to type.
 * @param {string} root the repository, for the log
 * @param {readonly Part[]} wanted
 * @returns {Promise<readonly Part[]>} what is still missing
 */
export async function ensureSystemPackages(root, wanted) {
  const missing = missingParts(wanted, process.env);
  if (missing.length === 0) return missing;
  const family = thisFamily();
  const mayInstall = process.getuid?.() === 0 && (family === "debian" || family === "ubuntu");
  if (mayInstall) await installWithApt(root, packagesFor(family, missing) ?? []);
  const left = mayInstall ? missingParts(wanted, process.env) : missing;
  if (left.length > 0) {
    say(`Missing on this machine: ${left.map((part) => partNames[part]).join(", ")}.`);
    say(`To get what is missing: ${adviceFor(family, left, process.getuid?.() === 0)}`);
  }
  return left;
}

/**
 * @param {string} root
 * @param {readonly string[]} names
 */
async function installWithApt(root, names) {
  const started = performance.now();
  say(`Installing system packages: ${names.join(" ")} …`);
  const install = ["install", "-y", "--no-install-recommends", ...names];
  const hasLists = readdirSync(aptLists).some((file) => file.includes("_Packages"));
  let log = hasLists ? await apt(install) : null;
  // Without lists, or with lists that name versions which the mirror no longer has.
  if (log?.code !== 0) {
    await apt(["update"]);
    log = await apt(install);
  }
  if (log.code === 0) {
    say(`Installed system packages (${secondsSince(started)}).`);
    return;
  }
  const logFile = join(root, ".cache/apt-get.log");
  mkdirSync(dirname(logFile), { recursive: true });
  writeFileSync(logFile, log.startError ?? log.output);
  say(
    `The system packages could not be installed; ${logFile} has what apt-get said. Going on with what works.`,
  );
}

/** @param {readonly string[]} args */
function apt(args) {
  const patience = [
    "-o",
    "DPkg::Lock::Timeout=60",
    "-o",
    "Acquire::Retries=1",
    "-o",
    "Acquire::http::Timeout=20",
  ];
  return runChild("apt-get", [...patience, ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    output: "collect",
    timeoutMs: installLimitMs,
  });
}
