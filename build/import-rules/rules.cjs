// Who may import whom; ARCHITECTURE.md says why. Run by `npm run check`, proven by import-rules.test.ts.

const source = "(?<!\\.test)\\.tsx?$";
/** A path pattern for the sources (not the tests) below a folder. */
const sources = (folder) => `^${folder}/.*${source}`;
const parts = "(target|libcni|kernel|history|plugins|settings|sample-networks)";

/** One folder may reach some others and nothing else of the program. */
function onlyReaches(name, from, allowed, comment) {
  return {
    name,
    severity: "error",
    comment,
    from: { path: from },
    to: {
      path: "^(shared|electron|renderer|build|bench|e2e)/",
      pathNot: allowed.map((folder) => `^${folder}`),
    },
  };
}

module.exports = {
  forbidden: [
    onlyReaches(
      "shared-stands-alone",
      sources("shared"),
      ["shared/"],
      "shared/ runs anywhere and knows nobody.",
    ),
    onlyReaches(
      "window-reaches-shared",
      sources("renderer"),
      ["renderer/", "shared/"],
      "The window asks over the contract; it has no other way to the main process.",
    ),
    onlyReaches(
      "platform-reaches-shared",
      sources("electron/platform"),
      ["electron/platform/", "shared/"],
      "The platform is the bottom of the main process.",
    ),
    onlyReaches(
      "libcni-reaches-the-target-interface",
      sources("electron/libcni"),
      ["electron/libcni/", "electron/platform/", "electron/target/target\\.ts$", "shared/"],
      "The engine cannot tell one target from another.",
    ),
    {
      name: "parts-know-no-other-part",
      severity: "error",
      comment: "Parts of the main process meet in the services. All may use the target's interface.",
      from: { path: `^electron/${parts}/.*${source}` },
      to: {
        path: "^electron/",
        pathNot: ["^electron/$1/", "^electron/platform/", "^electron/target/target\\.ts$"],
      },
    },
    onlyReaches(
      "services-reach-parts",
      sources("electron/services"),
      ["electron/services/", `electron/${parts}/`, "electron/platform/", "shared/"],
      "Services do not know who shows them.",
    ),
    onlyReaches(
      "hosts-stay-in-the-program",
      sources("electron/hosts"),
      ["electron/", "shared/"],
      "The main process does not reach into the window's code.",
    ),
    {
      name: "hosts-know-no-other-host",
      severity: "error",
      comment: "Electron, the Chromium window and the command line are built apart.",
      from: { path: `^electron/hosts/([^/]+)/.*${source}` },
      to: { path: "^electron/hosts/[^/]+/", pathNot: "^electron/hosts/$1/" },
    },
    {
      name: "electron-in-its-host-only",
      severity: "error",
      comment: "Importing electron anywhere else starts a download where its binary is missing.",
      from: {
        path: "^(shared|electron|renderer|build|bench|e2e)/",
        pathNot: "^electron/hosts/(electron/|preload\\.ts$)",
      },
      to: {
        path: "^(node_modules/)?electron(/(?!hosts|libcni|platform|services|target|history|settings|plugins|kernel|sample-networks)|$)",
      },
    },
    {
      name: "processes-from-the-platform-only",
      severity: "error",
      comment: "One place knows how a program is started, cancelled and collected.",
      from: { path: "^(shared|electron|renderer)/", pathNot: ["^electron/platform/", "\\.test\\.tsx?$"] },
      to: { path: "^(node:)?child_process$" },
    },
    {
      name: "no-zod-in-the-window",
      severity: "error",
      comment: "Schemas run where messages arrive, in the main process; the window has their types only.",
      from: { path: `^renderer/.*${source}` },
      to: { path: "^node_modules/zod/", reachable: true },
    },
    {
      name: "no-node-in-the-window",
      severity: "error",
      comment: "The page is sandboxed, and what it imports has to run there.",
      from: { path: `^(renderer|shared)/.*${source}` },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-tests-in-the-program",
      severity: "error",
      comment: "What only tests need is no part of the program.",
      from: { path: `^(shared|electron|renderer)/.*${source}` },
      to: { path: "\\.test\\.tsx?$" },
    },
    {
      name: "no-cycles",
      severity: "error",
      comment: "Modules that need each other are one module, or three.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-unresolvable",
      severity: "error",
      comment: "An import that leads nowhere.",
      from: {},
      to: { couldNotResolve: true, pathNot: "\\?(url|raw|worker|inline)$|^electron(/|$)" },
    },
  ],
  options: {
    doNotFollow: { path: "^node_modules/" },
    exclude: { path: "^(dist|\\.cache|test-results)/" },
    // TypeScript 7 has no JavaScript API that the checker could parse with.
    parser: "swc",
    tsPreCompilationDeps: true,
    moduleSystems: ["es6", "cjs"],
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
