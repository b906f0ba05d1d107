import type { CallName, Event, Input, Name, Output, StreamName } from "./contract.ts";
import { IpcError } from "./ipc-error.ts";
import type { Port } from "./port.ts";
import { readMainMessage } from "./read-main-message.ts";
import { creditStep, type WindowMessage } from "./wire.ts";

/** Requests that the contract wants no input for. */
type Bare<N extends Name> = N extends Name ? (undefined extends Input<N> ? N : never) : never;

/** The window's side of the contract. Every error that it throws is an `IpcError`. */
export interface Client {
  /** Asks once. Rejects with `CANCELLED` when the signal fires; the handler's own signal then fires, too. */
  call<N extends Bare<CallName>>(name: N, input?: undefined, signal?: AbortSignal): Promise<Output<N>>;
  call<N extends CallName>(name: N, input: Input<N>, signal?: AbortSignal): Promise<Output<N>>;
  /**
   * Begins a stream when it is first asked for an event. Leaving the loop cancels it; so does the signal, after
   * which the loop ends without an error. The main process runs at most `streamCredit` events ahead of the loop.
   */
  stream<N extends Bare<StreamName>>(name: N, input?: undefined, signal?: AbortSignal): Events<N>;
  stream<N extends StreamName>(name: N, input: Input<N>, signal?: AbortSignal): Events<N>;
  /** Rejects all that is under way and everything that is asked from now on. */
  close(): void;
}

export type Events<N extends StreamName> = AsyncGenerator<Event<N>, void, undefined>;

/** What waits for the answers to one request. */
interface Waiting {
  output(value: unknown): void;
  event(value: unknown): void;
  error(error: IpcError): void;
}

/**
 * Connects the window with the main process. One client a page: a second one on the same port ends the first
 * one's requests.
 */
export function connect(port: Port): Client {
  const link = openLink(port);
  return {
    // The contract types what a handler gives; the main process is trusted to have kept to it.
    call<N extends CallName>(name: N, input?: Input<N>, signal?: AbortSignal) {
      return callOnce(link, name, input, signal) as Promise<Output<N>>;
    },
    stream<N extends StreamName>(name: N, input?: Input<N>, signal?: AbortSignal) {
      return readStream(link, name, input, signal) as Events<N>;
    },
    close: link.close,
  };
}

/** The requests that are under way on a port. */
interface Link {
  /** Sends a request and returns its id. */
  request(name: Name, input: unknown, waiting: Waiting): number;
  grant(id: number, events: number): void;
  /** Tells the main process that nobody waits any more; does nothing if the request has ended. */
  cancel(id: number): void;
  close(): void;
}

/** A message without the session, which the link adds. */
type Outgoing = WindowMessage extends infer M
  ? M extends WindowMessage
    ? Omit<M, "session">
    : never
  : never;

function openLink(port: Port): Link {
  const session = Math.random().toString(36).slice(2) || "0";
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let closed = false;

  const send = (message: Outgoing) => port.post(JSON.stringify({ session, ...message }));
  const close = () => {
    closed = true;
    stopListening();
    const abandoned = [...waiting.values()];
    waiting.clear();
    for (const one of abandoned) one.error(programEnded());
  };
  const stopListening = port.onMessage((text) => {
    const message = readMainMessage(text);
    if (message.session !== session) return;
    if (message.type === "closed") return close();
    const one = waiting.get(message.id);
    if (message.type === "event") return one?.event(message.event);
    waiting.delete(message.id);
    if (message.type === "error") one?.error(new IpcError(message.error));
    else one?.output(message.type === "output" ? message.output : undefined);
  });

  send({ type: "open" });
  return {
    close,
    request(name, input, one) {
      if (closed) throw programEnded();
      lastId += 1;
      waiting.set(lastId, one);
      try {
        send({ type: "request", id: lastId, name, input });
      } catch (cause) {
        waiting.delete(lastId);
        throw notSent(cause);
      }
      return lastId;
    },
    grant(id, events) {
      if (waiting.has(id)) send({ type: "credit", id, events });
    },
    cancel(id) {
      if (waiting.delete(id)) send({ type: "cancel", id });
    },
  };
}

function callOnce(link: Link, name: Name, input: unknown, signal: AbortSignal | undefined): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw cancelled();
    const giveUp = () => {
      link.cancel(id);
      reject(cancelled());
    };
    const settled = <T>(settle: (value: T) => void) => {
      return (value: T) => {
        signal?.removeEventListener("abort", giveUp);
        settle(value);
      };
    };
    const id = link.request(name, input, {
      output: settled(resolve),
      error: settled(reject),
      event: () => {},
    });
    signal?.addEventListener("abort", giveUp, { once: true });
  });
}

async function* readStream(
  link: Link,
  name: Name,
  input: unknown,
  signal: AbortSignal | undefined,
): AsyncGenerator<unknown, void, undefined> {
  if (signal?.aborted) return;
  const inbox = createInbox();
  const id = link.request(name, input, { output: inbox.end, event: inbox.add, error: inbox.fail });
  const giveUp = () => {
    link.cancel(id);
    inbox.end();
  };
  signal?.addEventListener("abort", giveUp, { once: true });
  try {
    for (let taken = 1; ; taken += 1) {
      const next = await inbox.take();
      if (next === null || signal?.aborted) return;
      yield next.value;
      if (taken % creditStep === 0) link.grant(id, creditStep);
    }
  } finally {
    signal?.removeEventListener("abort", giveUp);
    link.cancel(id);
  }
}

/** Events that have arrived and that the loop has not taken yet. */
function createInbox() {
  const values: unknown[] = [];
  let ending: { readonly error: IpcError | null } | null = null;
  let wake = () => {};
  return {
    add(value: unknown) {
      values.push(value);
      wake();
    },
    end() {
      ending ??= { error: null };
      wake();
    },
    fail(error: IpcError) {
      ending ??= { error };
      wake();
    },
    /** The next event, or `null` after the last one. */
    async take(): Promise<{ readonly value: unknown } | null> {
      while (values.length === 0 && ending === null) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (values.length > 0) return { value: values.shift() };
      if (ending?.error) throw ending.error;
      return null;
    },
  };
}

const cancelled = () => new IpcError({ code: "CANCELLED", message: "The request was cancelled." });
const programEnded = () =>
  new IpcError({
    code: "REFUSED",
    message: "cnitool desktop is ending and answers nothing any more.",
    advice: "Close this window and start the program again.",
  });
const notSent = (cause: unknown) =>
  new IpcError({
    code: "INTERNAL",
    message: "The request could not be sent to the main process.",
    advice: "Close this window and start the program again.",
    evidence: String(cause),
  });
