import type { Handlers } from "../../shared/ipc/contract.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import type { Port } from "../../shared/ipc/port.ts";
import { serve } from "../../shared/ipc/server.ts";
import type { Log } from "../platform/log.ts";
import { TargetLostError } from "../target/target-lost-error.ts";
import { describeError } from "./describe-error.ts";

/** Serves the window's page and writes into the log what it should not have sent and what we did wrong. */
export function serveWindow(port: Port, handlers: Handlers, log: Log): () => void {
  return serve(port, handlers, {
    // The message itself may hold a configuration, which has no place in a log.
    onRejected: (reason, message) => log.warning("A message was dropped", { reason, chars: message.length }),
    foreseen: (error) =>
      error instanceof TargetLostError
        ? new IpcError({
            code: "REFUSED",
            message: `The target went away meanwhile. ${error.message}`,
            advice: "Start it and try again.",
          })
        : null,
    onFailure: (name, error) => log.error("A request failed", { name, error: describeError(error) }),
  });
}
