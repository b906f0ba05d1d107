import type { Handlers } from "../../shared/ipc/contract.ts";
import type { Port } from "../../shared/ipc/port.ts";
import { serve } from "../../shared/ipc/server.ts";
import type { Log } from "../platform/log.ts";
import { describeError } from "./describe-error.ts";
import { foreseenError } from "./foreseen-error.ts";

/** Serves the window's page and writes into the log what it should not have sent and what we did wrong. */
export function serveWindow(port: Port, handlers: Handlers, log: Log): () => void {
  return serve(port, handlers, {
    // The message itself may hold a configuration, which has no place in a log.
    onRejected: (reason, message) => log.warning("A message was dropped", { reason, chars: message.length }),
    foreseen: foreseenError,
    onFailure: (name, error) => log.error("A request failed", { name, error: describeError(error) }),
  });
}
