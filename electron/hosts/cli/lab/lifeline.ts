import { Socket } from "node:net";
import { constants } from "node:os";
import { killUserNamespace } from "../../../target/helper/shut-down.ts";
import type { StopSignals } from "../stop-signals.ts";
import { lifelineVariable } from "../surroundings.ts";

const terminated = 128 + constants.signals.SIGTERM;

/**
 * Ends this process, the first one in a lab, when whoever made the lab is gone: gracefully, and after `graceMs` at
 * once. The lab ends with it. Does nothing for any other process.
 */
export function holdLifeline(stop: StopSignals, graceMs: number): void {
  const [descriptor, sweep] = (process.env[lifelineVariable] ?? "").split(",");
  if (!descriptor) return;
  const socket = new Socket({ fd: Number(descriptor), readable: true, writable: false });
  socket.unref();
  socket.resume();
  socket.on("error", () => {
    // It closes then, which is what counts.
  });
  socket.once("close", () => {
    stop.stop("SIGTERM");
    setTimeout(() => process.exit(terminated), graceMs).unref();
  });
  // Without a PID namespace nothing else ends what programs left behind.
  if (sweep === "sweep") process.once("exit", killUserNamespace);
}
