// Who may import whom; ARCHITECTURE.md says why. Every import counts, of types too. `npm run check` runs this, and
// import-rules.test.ts shows that each rule bites.

const notTests = "(?<!\\.test)\\.(ts|tsx|mjs)$";
const program = "^(shared|electron|renderer|build|bench|e2e)/";
const parts = "(target|libcni|kernel|history|plugins|settings|sample-networks)";
const targetInterface = "electron/target/target\\.ts$";

/** @param {string} folder */
const sources = (folder) => `^${folder}/.*${notTests}`;

/**
 * The sources of a folder may import from some places of the program and from nowhere else in it.
 * @param {string} name
 * @param {string} folder
 * @param {readonly string[]} allowed
 * @param {string} comment
 */
const onlyReaches = (name, folder, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: sources(folder) },
  to: { path: program, pathNot: allowed.map((place) => `^${place}`) },
});

const layers = [
  onlyReaches("shared-stands-alone", "shared", ["shared/"], "shared/ runs anywhere and knows nobody."),
  onlyReaches(
    "window-reaches-shared",
    "renderer",
    ["renderer/", "shared/"],
    "The window asks over the contract; it has no other way to the main process.",
  ),
  onlyReaches(
    "platform-reaches-shared",
    "electron/platform",
    ["electron/platform/", "shared/"],
    "The platform is the bottom of the main process.",
  ),
  {
    name: "parts-know-no-other-part",
    comment: "Parts of the main process meet in the services; all may use the interface of a target.",
    severity: "error",
    from: { path: `^electron/${parts}/.*${notTests}` },
    to: {
      path: program,
      pathNot: ["^electron/$1/", "^electron/platform/", `^${targetInterface}`, "^shared/"],
    },
  },
  onlyReaches(
    "services-reach-parts",
    "electron/services",
    ["electron/services/", `electron/${parts}/`, "electron/platform/", "shared/"],
    "Services do not know who shows them.",
  ),
  onlyReaches(
    "hosts-stay-in-the-main-process",
    "electron/hosts",
    ["electron/", "shared/"],
    "Hosts carry messages to the window; its code is not theirs.",
  ),
  {
    name: "hosts-know-no-other-host",
    comment: "Electron, the Chromium window and the command line are built apart.",
    severity: "error",
    from: { path: `^electron/hosts/(electron|chromium|cli)/.*${notTests}` },
    to: { path: "^electron/hosts/(electron|chromium|cli)/", pathNot: "^electron/hosts/$1/" },
  },
];

const borders = [
  {
    name: "electron-in-its-host-only",
    comment: "Importing electron anywhere else starts a download where its binary is missing.",
    severity: "error",
    from: { path: program, pathNot: "^electron/hosts/(electron/|preload\\.ts$)" },
    to: { path: "^(node_modules/electron(/|$)|electron$|electron/(main|common|renderer|utility)$)" },
  },
  {
    name: "processes-from-the-platform-only",
    comment: "One place knows how a program is started, cancelled and collected.",
    severity: "error",
    from: { path: "^(shared|electron|renderer)/", pathNot: ["^electron/platform/", "\\.test\\.tsx?$"] },
    to: { path: "^(node:)?child_process$|(^|/)koffi(/|$)" },
  },
  {
    name: "no-node-in-the-window",
    comment: "The page is sandboxed, and shared/ has to run there too.",
    severity: "error",
    from: { path: `^(renderer|shared)/.*${notTests}` },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "no-tests-in-the-program",
    comment: "What only tests need is no part of the program.",
    severity: "error",
    from: { path: `^(shared|electron|renderer)/.*${notTests}` },
    to: { path: "\\.test\\.tsx?$" },
  },
];

const hygiene = [
  {
    name: "no-cycles",
    comment: "Modules that need each other are one module, or three.",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  {
    name: "no-index-files",
    comment: "A file that only hands on what others export hides who needs what, and makes cycles.",
    severity: "error",
    from: {},
    to: { path: "/index\\.tsx?$", pathNot: "^node_modules/" },
  },
  {
    name: "no-unresolvable",
    comment: "An import that leads nowhere.",
    severity: "error",
    from: {},
    to: {
      couldNotResolve: true,
      pathNot: ["\\?(url|raw|worker|inline)$", "^electron/(main|common|renderer)$"],
    },
  },
];

export const options = {
  doNotFollow: { path: "^node_modules/" },
  exclude: { path: "^(dist|\\.cache|test-results)/" },
  parser: "swc",
  tsPreCompilationDeps: true,
  moduleSystems: ["es6", "cjs"],
  enhancedResolveOptions: {
    extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs"],
    exportsFields: ["exports"],
    conditionNames: ["import", "require", "node", "default", "types"],
  },
};

export default { forbidden: [...layers, ...borders, ...hygiene], options };
