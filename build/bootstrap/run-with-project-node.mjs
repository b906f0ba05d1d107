import { join } from "node:path";
import { projectNode } from "./node-version.mjs";
import { runChild } from "./run-child.mjs";

/**
 * Goes on in a TypeScript file, under the project's own Node.
 * @param {string} root
 * @param {string} file from the root
 * @returns {Promise<number>} its exit code
 */
export async function runWithProjectNode(root, file) {
  const node = projectNode(root, { execPath: process.execPath, version: process.versions.node });
  const end = await runChild(node, [join(root, file), ...process.argv.slice(2)], { cwd: root });
  return end.code;
}
