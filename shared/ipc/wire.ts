import type { IpcErrorData } from "./ipc-error.ts";

/**
 * The messages that a port carries as JSON. The window chooses a random session when it begins, also after a
 * reload, and numbers its requests in it; so nothing that was meant for a former page reaches the next one.
 */

/** What the window sends. */
export type WindowMessage =
  /** The window begins. Whatever a former session asked for is cancelled. */
  | { readonly type: "open"; readonly session: string }
  | {
      readonly type: "request";
      readonly session: string;
      readonly id: number;
      readonly name: string;
      readonly input?: unknown;
    }
  /** The window no longer waits for this request; nothing more is sent for it. */
  | { readonly type: "cancel"; readonly session: string; readonly id: number }
  /** So many more events of this stream may be sent. */
  | { readonly type: "credit"; readonly session: string; readonly id: number; readonly events: number };

/** What the main process sends. */
export type MainMessage =
  /** A call's answer. */
  | { readonly type: "output"; readonly session: string; readonly id: number; readonly output?: unknown }
  | { readonly type: "event"; readonly session: string; readonly id: number; readonly event?: unknown }
  /** A stream is complete. */
  | { readonly type: "end"; readonly session: string; readonly id: number }
  /** A call or a stream failed. */
  | { readonly type: "error"; readonly session: string; readonly id: number; readonly error: IpcErrorData }
  /** The main process answers nothing any more. */
  | { readonly type: "closed"; readonly session: string };

/** How many events of a stream may be under way before the window has taken some of them. */
export const streamCredit = 64;

/** After how many taken events the window grants as many new ones. */
export const creditStep = streamCredit / 2;
