import type { Readable, Writable } from "node:stream";
import { z } from "zod";

/** What the browser tells unasked. */
export interface CdpEvent {
  readonly method: string;
  /** The target's session; `null` for the browser itself. */
  readonly sessionId: string | null;
  readonly params: unknown;
}

/** The browser refused a command; often it came too late for something that is gone. */
export class CdpError extends Error {
  override readonly name = "CdpError";
}

/** The pipe is closed: there is no browser any more. */
export class BrowserGone extends Error {
  override readonly name = "BrowserGone";
}

/** The Chrome DevTools Protocol over the two file descriptors of `--remote-debugging-pipe`. */
export interface CdpPipe {
  /**
   * Sends a command and resolves with its result.
   * @throws CdpError or BrowserGone
   */
  send(method: string, params?: object, sessionId?: string | null): Promise<unknown>;
  onEvent(listener: (event: CdpEvent) => void): void;
  /** Resolves when the browser has closed its end. */
  readonly closed: Promise<void>;
}

interface Waiting {
  readonly method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

const reply = z.object({
  id: z.number(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const event = z.object({
  method: z.string(),
  sessionId: z.string().optional(),
  params: z.unknown().optional(),
});
const message = z.union([reply, event]);

/**
 * @param toBrowser the browser's file descriptor 3
 * @param fromBrowser the browser's file descriptor 4
 */
export function openCdpPipe(toBrowser: Writable, fromBrowser: Readable): CdpPipe {
  const waiting = new Map<number, Waiting>();
  const listeners: ((event: CdpEvent) => void)[] = [];
  let lastId = 0;
  let open = true;

  const receive = (text: string) => {
    const received = message.parse(JSON.parse(text));
    if ("method" in received) {
      const { method, sessionId = null, params } = received;
      for (const listener of listeners) listener({ method, sessionId, params });
      return;
    }
    const one = waiting.get(received.id);
    waiting.delete(received.id);
    if (received.error) one?.reject(new CdpError(`${one.method}: ${received.error.message}`));
    else one?.resolve(received.result);
  };
  fromBrowser.on("data", splitAtNul(receive));

  const closed = new Promise<void>((resolve) => {
    const close = () => {
      open = false;
      for (const one of waiting.values())
        one.reject(new BrowserGone(`The browser went during ${one.method}`));
      waiting.clear();
      resolve();
    };
    fromBrowser.once("close", close);
    // A pipe that breaks is closed as well; why it broke, the browser's exit tells better.
    for (const stream of [fromBrowser, toBrowser]) stream.on("error", close);
  });

  return {
    closed,
    onEvent: (listener) => listeners.push(listener),
    send(method, params = {}, sessionId = null) {
      if (!open) return Promise.reject(new BrowserGone(`The browser went before ${method}`));
      lastId += 1;
      const id = lastId;
      const command = { id, method, params, ...(sessionId === null ? {} : { sessionId }) };
      toBrowser.write(`${JSON.stringify(command)}\0`);
      return new Promise((resolve, reject) => waiting.set(id, { method, resolve, reject }));
    },
  };
}

/** Collects bytes into messages, each of which ends with a NUL. */
export function splitAtNul(onMessage: (text: string) => void): (bytes: Uint8Array) => void {
  let parts: Uint8Array[] = [];
  return (bytes) => {
    let from = 0;
    for (let nul = bytes.indexOf(0); nul !== -1; nul = bytes.indexOf(0, from)) {
      parts.push(bytes.subarray(from, nul));
      from = nul + 1;
      const text = Buffer.concat(parts).toString("utf8");
      parts = [];
      onMessage(text);
    }
    if (from < bytes.length) parts.push(bytes.subarray(from));
  };
}
