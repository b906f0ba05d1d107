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
    process.stderr.write(`cnitool-desktop: ${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}

/**
 * What an error says, without the places in code that some tools put into their messages.
 * @param {unknown} error
 */
export function sentenceOf(error) {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^\s+at .*\n?/gm, "").trim();
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** @param {number} startedMs a value of performance.now() */
export function secondsSince(startedMs) {
  return `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
}
