// Rules about what runs: to be checked with IMPORTS=values, which leaves the imports of types out.
import { options } from "./imports.config.mjs";

export default {
  forbidden: [
    {
      name: "no-zod-in-the-window",
      comment: "Schemas run where messages arrive, in the main process; the window has their types only.",
      severity: "error",
      from: { path: "^renderer/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^node_modules/zod/", reachable: true },
    },
  ],
  options,
};
