import { answerRequest } from "./answer-request.ts";
import type { Handlers } from "./contract.ts";
import type { IpcErrorData } from "./ipc-error.ts";
import { createLiveRequest, type LiveRequest } from "./live-request.ts";
import type { Port } from "./port.ts";
import type { ServeOptions } from "./serve-options.ts";
import type { MainMessage, WindowMessage } from "./wire.ts";

/** Far more than a window has under way. */
const maxRequests = 1000;

const tooMany: IpcErrorData = {
  code: "REFUSED",
  message: "Too many requests are under way.",
  advice: "Wait until some of them have ended.",
  evidence: "",
};

/** One page's requests. */
export interface ServerSession {
  readonly id: string;
  /** Starts to answer; returns why not if the request is dropped. */
  request(message: Extract<WindowMessage, { type: "request" }>): string | null;
  /** These two do nothing for a request that has been answered: the messages may have crossed. */
  cancel(id: number): void;
  grant(id: number, events: number): void;
  /** Cancels everything; the page is gone. */
  end(): void;
  /** The same for a page that is still there and is told. */
  close(): void;
}

interface SessionParts {
  readonly id: string;
  readonly port: Port;
  readonly handlers: Handlers;
  readonly options: ServeOptions;
}

/** Keeps the books of what one page has under way. */
export function createServerSession({ id: session, port, handlers, options }: SessionParts): ServerSession {
  const requests = new Map<number, LiveRequest>();
  const send = (message: MainMessage) => port.post(JSON.stringify(message));
  const end = () => {
    for (const request of requests.values()) request.cancel();
  };
  return {
    id: session,
    request(message) {
      if (requests.has(message.id)) return "Its number is in use.";
      if (requests.size >= maxRequests) {
        send({ type: "error", session, id: message.id, error: tooMany });
        return tooMany.message;
      }
      const request = createLiveRequest(message, send);
      requests.set(message.id, request);
      answerRequest(request, handlers, options)
        .catch((error: unknown) => options.onFailure?.(message.name, error))
        .finally(() => requests.delete(message.id));
      return null;
    },
    cancel: (id) => requests.get(id)?.cancel(),
    grant: (id, events) => requests.get(id)?.credit.add(events),
    end,
    close() {
      end();
      send({ type: "closed", session });
    },
  };
}
