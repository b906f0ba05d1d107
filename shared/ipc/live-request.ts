import { type Credit, createCredit } from "./credit.ts";
import type { IpcErrorData } from "./ipc-error.ts";
import { type MainMessage, streamCredit, type WindowMessage } from "./wire.ts";

/** A request that is being answered. After `cancel` nothing more is sent for it. */
export interface LiveRequest {
  readonly name: string;
  readonly input: unknown;
  readonly signal: AbortSignal;
  readonly credit: Credit;
  cancel(): void;
  sendOutput(output: unknown): void;
  sendEvent(event: unknown): void;
  sendEnd(): void;
  sendError(error: IpcErrorData): void;
}

export function createLiveRequest(
  { session, id, name, input }: Extract<WindowMessage, { type: "request" }>,
  post: (message: MainMessage) => void,
): LiveRequest {
  const abort = new AbortController();
  const credit = createCredit(streamCredit);
  const send = (message: MainMessage) => {
    if (!abort.signal.aborted) post(message);
  };
  return {
    name,
    input,
    signal: abort.signal,
    credit,
    cancel() {
      abort.abort();
      credit.release();
    },
    sendOutput: (output) => send({ type: "output", session, id, output }),
    sendEvent: (event) => send({ type: "event", session, id, event }),
    sendEnd: () => send({ type: "end", session, id }),
    sendError: (error) => send({ type: "error", session, id, error }),
  };
}
