import type { Port } from "../../shared/ipc/port.ts";

declare global {
  interface Window {
    /** What the preload gives the page: a pipe of JSON texts to the main process, and nothing else. */
    readonly cnitool: Port;
  }
}

/** The preload's pipe. */
export function bridge(): Port {
  return window.cnitool;
}
