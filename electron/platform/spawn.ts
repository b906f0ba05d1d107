import type { ExecRequest, ProcessResult } from "./process-result.ts";
import { notStarted, runOnce } from "./run-once.ts";
import { createStopSwitch } from "./stop-switch.ts";

/** How often, and how far apart, a program is tried again whose file somebody is still writing (ETXTBSY). */
const textBusyRetries = 5;
const textBusyPauseMs = 1000;

/**
 * Runs a program to its end. Whatever the program does is a result: exit code, signal, or why it could not be
 * started. A signal that has fired already starts nothing. libcni tries a busy file again as well, but in a way
 * that does not work; here each try is a fresh start.
 * @throws Error only if this process cannot make pipes.
 */
export async function runProcess(request: ExecRequest): Promise<ProcessResult> {
  const startedAt = performance.now();
  const stop = createStopSwitch(request.signal, request.timeoutMs);
  try {
    let attempt = notStarted(null);
    for (let tries = 0; tries <= textBusyRetries && stop.cause === null; tries += 1) {
      attempt = await runOnce(request, stop);
      if (attempt.spawnError !== "ETXTBSY") break;
      if (tries < textBusyRetries) await stop.pause(textBusyPauseMs);
    }
    return {
      argv: request.argv,
      ...attempt,
      timedOut: stop.cause === "timedOut",
      cancelled: stop.cause === "cancelled",
      outputTooLarge: stop.cause === "outputTooLarge",
      durationMs: performance.now() - startedAt,
    };
  } finally {
    stop.dispose();
  }
}
