import type { z } from "zod";
import { type CdpEventName, type CdpEventParams, cdpEvents } from "./cdp-events.ts";
import { BrowserGone, CdpError, type CdpPipe } from "./cdp-pipe.ts";

/** One target of the browser, or the browser itself. */
export interface CdpSession {
  /** @throws CdpError or BrowserGone */
  send(method: string, params?: object): Promise<unknown>;
  /** The same with the result parsed. */
  ask<Result>(result: z.ZodType<Result>, method: string, params?: object): Promise<Result>;
  /** Sends a command whose failing changes nothing: its object may be gone by the time it arrives. */
  tell(method: string, params?: object): void;
  /** Listens to an event of this target alone. */
  on<N extends CdpEventName>(name: N, listener: (params: CdpEventParams<N>) => void): void;
}

/** @param onLateCommand is told of a command of `tell` that the browser refused */
export function openCdpSession(
  pipe: CdpPipe,
  sessionId: string | null,
  onLateCommand: (error: CdpError) => void,
): CdpSession {
  const send = (method: string, params?: object) => pipe.send(method, params, sessionId);
  return {
    send,
    ask: async (result, method, params) => result.parse(await send(method, params)),
    tell(method, params) {
      send(method, params).catch((error: unknown) => {
        if (error instanceof CdpError) onLateCommand(error);
        else if (!(error instanceof BrowserGone)) throw error;
      });
    },
    on(name, listener) {
      const parser = cdpEvents[name];
      pipe.onEvent((event) => {
        if (event.method === name && event.sessionId === sessionId) listener(parser.parse(event.params));
      });
    },
  };
}
