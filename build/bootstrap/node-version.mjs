// Which Node runs what: any Node from 20.19 on starts the program, the project's own Node 24 does the work.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { PlainError } from "./say.mjs";

/** The oldest Node that `npm start` and `npm test` accept; it is also what npm's packages of this project ask for. */
const oldestStarter = "20.19.0";
/** The oldest that has what the program itself uses: node:sqlite without a flag, and TypeScript files as they are. */
const oldestRunner = "22.18.0";

/**
 * @param {string} version "24.1.0", with or without a leading v
 * @param {string} least
 */
export function isAtLeast(version, least) {
  const parts = (/** @type {string} */ text) =>
    text
      .replace(/^v/, "")
      .split(".")
      .map((part) => Number.parseInt(part, 10));
  const [have, want] = [parts(version), parts(least)];
  for (const [at, wanted] of want.entries()) {
    const had = have[at] ?? 0;
    if (had !== wanted) return had > wanted;
  }
  return true;
}

/**
 * Refuses a Node that is too old to start the program.
 * @param {string} version of the Node that runs now
 */
export function requireStarter(version) {
  if (isAtLeast(version, oldestStarter)) return;
  throw new PlainError(`Node ${version} is too old; install Node ${oldestStarter} or newer and try again.`);
}

/**
 * The Node that runs the program: the one that came with the npm packages, else the one that runs now.
 * @param {string} root
 * @param {{ readonly execPath: string, readonly version: string }} current
 * @returns {string} an absolute path
 */
export function projectNode(root, current) {
  const own = join(root, "node_modules/.bin/node");
  if (existsSync(own)) return own;
  if (isAtLeast(current.version, oldestRunner)) return current.execPath;
  throw new PlainError(
    `no Node of its own came with the npm packages for this kind of machine, and Node ${current.version} is too old to run the program; install Node ${oldestRunner} or newer and try again.`,
  );
}
