import { constants } from "node:os";

const stopping = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
type StopSignal = (typeof stopping)[number];

/** Wishes of the user, or of the system, that a command ends. */
export interface StopSignals {
  /** Fires at the first of them. */
  readonly signal: AbortSignal;
  /** The exit status of what was ended by one, as shells have it; `null` if none came. */
  exitCode(): number | null;
  /** Fires as if a signal had come. */
  stop(signal: StopSignal): void;
}

/** From now on signals do not end this process, but fire. Plugins run where the terminal's Ctrl-C does not reach. */
export function stopSignals(): StopSignals {
  const controller = new AbortController();
  let received: StopSignal | null = null;
  const stop = (signal: StopSignal) => {
    received ??= signal;
    controller.abort();
  };
  for (const signal of stopping) process.on(signal, () => stop(signal));
  return {
    signal: controller.signal,
    exitCode: () => (received === null ? null : 128 + constants.signals[received]),
    stop,
  };
}
