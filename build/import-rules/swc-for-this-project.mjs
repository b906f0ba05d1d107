// Preloaded into dependency-cruiser, to close two gaps of its swc parser (its other parser needs TypeScript's JavaScript
// API, which TypeScript 7 has not):
// - it hands every file to swc as plain TypeScript, in which JSX is a syntax error. The flag is set for .tsx alone, since
//   it changes the meaning of `<T>(x) => x`.
// - it cannot tell `import type` from `import`. With IMPORTS=values the former are left out, which leaves what runs.
import { createRequire } from "node:module";

/** @type {typeof import("@swc/core")} */
const swc = createRequire(import.meta.url)("@swc/core");
const { parseFileSync } = swc;
const valuesOnly = process.env.IMPORTS === "values";

/** @param {import("@swc/core").ModuleItem} item */
function runs(item) {
  const typeOnly =
    item.type === "ImportDeclaration" || item.type === "ExportNamedDeclaration" ? item.typeOnly : false;
  return !typeOnly;
}

Object.assign(swc, {
  /**
   * @param {string} file
   * @param {import("@swc/core").TsParserConfig} options
   */
  parseFileSync(file, options) {
    const parsed = parseFileSync(file, { ...options, tsx: file.endsWith(".tsx") });
    return valuesOnly ? { ...parsed, body: parsed.body.filter(runs) } : parsed;
  },
});
