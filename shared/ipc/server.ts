import type { Handlers } from "./contract.ts";
import type { Port } from "./port.ts";
import { readWindowMessage } from "./read-window-message.ts";
import type { ServeOptions } from "./serve-options.ts";
import { createServerSession, type ServerSession } from "./server-session.ts";

/**
 * Answers the calls and streams of the contract on a port, until the returned function is called: that cancels
 * all that is under way and tells the window that nothing is answered any more. A message that is not of the
 * protocol is dropped and told to `onRejected`, and so is a request under a number that is in use.
 */
export function serve(port: Port, handlers: Handlers, options: ServeOptions = {}): () => void {
  const reject = options.onRejected ?? (() => {});
  let session: ServerSession | null = null;
  const stopListening = port.onMessage((text) => {
    const message = readWindowMessage(text);
    if (message === null) return reject("It is no message of this program.", text);
    if (message.type === "open") {
      session?.end();
      session = createServerSession({ id: message.session, port, handlers, options });
      return;
    }
    if (message.session !== session?.id) return reject("Its session is not open.", text);
    if (message.type === "cancel") return session.cancel(message.id);
    if (message.type === "credit") return session.grant(message.id, message.events);
    const refusal = session.request(message);
    if (refusal !== null) reject(refusal, text);
  });
  return () => {
    stopListening();
    session?.close();
    session = null;
  };
}
