/**
 * Imports a bundle, and says after each commit how many runs it has added. Another process for tests:
 *
 *     node importer.ts FILE BUNDLE
 */
import { writeSync } from "node:fs";
import { openBundleImport } from "../../electron/history/carry/import-bundle.ts";

const [file = "", bundle = ""] = process.argv.slice(2);
const report = (...words: readonly (string | number)[]) => writeSync(1, `${words.join(" ")}\n`);

report("opening");
const opened = openBundleImport(bundle, file);
await opened.run(new AbortController().signal, ({ added }) => report("added", added));
opened.close();
