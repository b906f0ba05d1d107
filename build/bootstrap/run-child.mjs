// The one way in which the commands of this folder start other programs.
import { spawn } from "node:child_process";

const passedSignals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */
/**
 * @typedef {object} ChildOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [timeoutMs] after which the program and all that it started are killed
 * @property {"inherit" | "collect"} [output] where stdout and stderr go; inherited unless told
 * @property {(chunk: string) => void} [onOutput] is given collected output as it comes
 * @property {boolean} [outlivesSignals] the program decides what a signal means; otherwise this process ends with it
 */
/**
 * @typedef {object} ChildEnd
 * @property {number} code     the exit code; 1 when a signal ended it, 127 when it could not be started
 * @property {NodeJS.Signals | null} signal
 * @property {boolean} timedOut
 * @property {string} output   stdout and stderr as they came, when collected
 * @property {string | null} startError why it could not be started at all
 */

/**
 * Runs a program to its end. Never rejects: that it could not be started is part of the answer. SIGINT, SIGTERM and
 * SIGHUP of this process are passed on.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {ChildOptions} [options]
 * @returns {Promise<ChildEnd>}
 */
export async function runChild(file, args, options = {}) {
  const signals = passSignalsOn(options.outlivesSignals === true);
  const collect = options.output === "collect";
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    // A group of its own, so that ending it also ends what it started (npm, apt-get and Electron's installer do).
    detached: true,
    stdio: ["ignore", collect ? "pipe" : "inherit", collect ? "pipe" : "inherit"],
  });
  signals.to(child);
  const limit = limitTime(child, options.timeoutMs);
  const output = collectOutput(child, options.onOutput);
  const end = await ended(child);
  limit.clear();
  signals.stop();
  return { ...end, timedOut: limit.passed(), output: output() };
}

/**
 * Begins before the program is started: a signal between the two would end this process and leave the program behind.
 * @param {boolean} outlives the program decides for itself what a signal means
 */
function passSignalsOn(outlives) {
  let child = /** @type {ChildProcess | null} */ (null);
  let received = /** @type {NodeJS.Signals | null} */ (null);
  const onSignal = (/** @type {NodeJS.Signals} */ signal) => {
    received = signal;
    // A program that decides for itself also ends its own children, in its own order.
    if (outlives) child?.kill(signal);
    else killGroup(child?.pid, signal);
  };
  for (const signal of passedSignals) process.on(signal, onSignal);
  return {
    to(/** @type {ChildProcess} */ started) {
      child = started;
    },
    stop() {
      for (const signal of passedSignals) process.off(signal, onSignal);
      // With the listener gone this ends the process the way that the sender of the signal expects.
      if (received !== null && !outlives) process.kill(process.pid, received);
    },
  };
}

/**
 * @param {ChildProcess} child
 * @param {number | undefined} timeoutMs
 */
function limitTime(child, timeoutMs) {
  let passed = false;
  const kill = () => {
    passed = true;
    killGroup(child.pid, "SIGKILL");
  };
  const timer = timeoutMs === undefined ? undefined : setTimeout(kill, timeoutMs);
  return { passed: () => passed, clear: () => clearTimeout(timer) };
}

/**
 * @param {ChildProcess} child
 * @param {((chunk: string) => void) | undefined} onOutput
 */
function collectOutput(child, onOutput) {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (/** @type {string} */ chunk) => {
      output += chunk;
      onOutput?.(chunk);
    });
  }
  return () => output;
}

/**
 * @param {ChildProcess} child
 * @returns {Promise<Pick<ChildEnd, "code" | "signal" | "startError">>}
 */
function ended(child) {
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 127, signal: null, startError: error.message }));
    child.on("close", (code, signal) => resolve({ code: code ?? 1, signal, startError: null }));
  });
}

/**
 * @param {number | undefined} pid the group's leader; undefined when it never started
 * @param {NodeJS.Signals} signal
 */
function killGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    const gone = error instanceof Error && "code" in error && error.code === "ESRCH";
    if (!gone) throw error;
  }
}
