// What is built: every file of dist/ and the folders whose content it depends on.

/**
 * @typedef {object} Bundle
 * @property {string} name        how it is called in messages and in dist/.build.json
 * @property {"node" | "command" | "preload" | "page"} kind a "command" is split, so that a start loads what it needs
 * @property {string} entry       from the repository's root
 * @property {string} output      a file below dist/, for a page a folder
 * @property {readonly string[]} [together] of a command, files that are each put into one part with all they import at once,
 *   as far as that is in no part before
 * @property {readonly string[]} inputs files and folders; a change in one of them makes the bundle stale
 */

const mainProcess = ["electron", "shared"];

/** @type {readonly Bundle[]} */
export const bundles = [
  {
    name: "helper",
    kind: "node",
    entry: "electron/target/helper/main.ts",
    output: "helper/helper.js",
    inputs: mainProcess,
  },
  {
    name: "prober",
    kind: "node",
    entry: "electron/target/helper/prober.ts",
    output: "helper/prober.js",
    inputs: ["electron/target/helper", "shared/probe"],
  },
  {
    name: "command line",
    kind: "command",
    entry: "electron/hosts/cli/main.ts",
    output: "cli/main.js",
    // Opening a file takes longer than reading a large one: what every verb needs is one, and what a run needs another.
    together: ["electron/hosts/cli/run-cli.ts", "electron/hosts/cli/run/run-command.ts"],
    inputs: mainProcess,
  },
  {
    name: "Chromium host",
    kind: "node",
    entry: "electron/hosts/chromium/main.ts",
    output: "chromium/main.js",
    inputs: mainProcess,
  },
  {
    name: "Electron host",
    kind: "node",
    entry: "electron/hosts/electron/main.ts",
    output: "electron/main.js",
    inputs: mainProcess,
  },
  {
    name: "preload",
    kind: "preload",
    entry: "electron/hosts/preload.ts",
    output: "electron/preload.cjs",
    inputs: ["electron/hosts", "shared"],
  },
  {
    name: "window",
    kind: "page",
    entry: "renderer/index.html",
    output: "renderer",
    inputs: ["renderer", "shared"],
  },
];

/** What decides how every bundle is made, whichever sources go into it. */
export const commonInputs = ["package-lock.json", "tsconfig.json", "build/bundles.mjs", "build/bundle"];
