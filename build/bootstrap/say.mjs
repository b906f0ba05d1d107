// How the commands of this folder talk to people: plain lines, no stack traces.

/** A failure that a person can do something about; its message is the one sentence that they see. */
export class PlainError extends Error {
  /** @param {string} sentence */
  constructor(sentence) {
    super(sentence);
    this.name = "PlainError";
  }
}

/**
 * Runs a command's body. A failure becomes one sentence on stderr and exit code 1.
 * @param {() => Promise<number>} body answers with the exit code
 */
export async function runCommand(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    process.stderr.write(`cnitool-desktop: ${sentence}\n`);
    process.exitCode = 1;
  }
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** @param {number} startedMs a value of performance.now() */
export function secondsSince(startedMs) {
  return `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
}
