// Which programs of the system are missing.
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/** @typedef {import("./distribution.mjs").Part} Part */

/** Where programs lie that an ordinary user's PATH often leaves out. */
const systemFolders = ["/usr/local/sbin", "/usr/sbin", "/sbin"];
const pluginFolders = ["/opt/cni/bin", "/usr/lib/cni", "/usr/libexec/cni"];
/** The browsers that electron/hosts/chromium/find-browser.ts looks for. */
export const browserNames = [
  "chromium",
  "google-chrome",
  "google-chrome-stable",
  "chromium-browser",
  "microsoft-edge",
  "microsoft-edge-stable",
  "brave-browser",
  "brave",
];

/** What the program itself needs. @type {readonly Part[]} */
export const programParts = ["browser", "ip", "unshare", "plugins", "firewall"];
/** What its tests need on top. @type {readonly Part[]} */
export const testParts = [...programParts, "virtual display", "python", "ping"];

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false; // Missing, a folder that may not be searched, or not executable: for us it is not there.
  }
}

/**
 * A program's absolute path, or null.
 * @param {string} name
 * @param {readonly string[]} folders
 */
export function findProgram(name, folders) {
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

/** @param {NodeJS.ProcessEnv} env */
export function programFolders(env) {
  return [...(env.PATH ?? "").split(delimiter).filter((folder) => folder.startsWith("/")), ...systemFolders];
}

/**
 * The parts that this machine does not have.
 * @param {readonly Part[]} wanted
 * @param {NodeJS.ProcessEnv} env PATH, CNI_PATH and CNITOOL_DESKTOP_BROWSER are looked at
 * @param {readonly string[]} [folders] where programs are looked for
 */
export function missingParts(wanted, env, folders = programFolders(env)) {
  const has = (/** @type {string} */ name) => findProgram(name, folders) !== null;
  const ownBrowser = env.CNITOOL_DESKTOP_BROWSER;
  const plugins = env.CNI_PATH ? env.CNI_PATH.split(delimiter) : pluginFolders;
  /** @type {Readonly<Record<Part, () => boolean>>} */
  const present = {
    browser: () => {
      if (!ownBrowser) return browserNames.some(has);
      return isAbsolute(ownBrowser) ? isProgram(ownBrowser) : has(ownBrowser);
    },
    ip: () => has("ip"),
    unshare: () => has("unshare") && has("nsenter"),
    plugins: () => findProgram("bridge", plugins) !== null,
    firewall: () => has("iptables") || has("nft"),
    "virtual display": () => has("Xvfb") && has("xauth"),
    python: () => has("python3"),
    ping: () => has("ping"),
  };
  return wanted.filter((part) => !present[part]());
}
