import { z } from "zod";
import { contract, type HandlerContext, type Handlers, type Name } from "./contract.ts";
import { IpcError, type IpcErrorData } from "./ipc-error.ts";
import type { LiveRequest } from "./live-request.ts";
import type { ServeOptions } from "./serve-options.ts";

/**
 * Finds the request's handler, parses the input by the contract, and sends what the handler gives. Whatever the
 * handler does wrong is sent as an error; what is a mistake of ours is told to `onFailure` as well.
 */
export async function answerRequest(
  request: LiveRequest,
  handlers: Handlers,
  options: ServeOptions,
): Promise<void> {
  try {
    const name = knownName(request.name);
    const input = parseInput(name, request.input);
    // The contract proves that the parsed input is this handler's; the compiler cannot follow that for a union.
    const handler = handlers[name] as (input: unknown, context: HandlerContext) => unknown;
    const answer = handler(input, { signal: request.signal });
    if (contract[name].kind === "call") request.sendOutput(await answer);
    else await sendEvents(request, answer as AsyncIterable<unknown>, options);
  } catch (thrown) {
    const error = options.foreseen?.(thrown) ?? thrown;
    if (!isExpected(error, request.signal)) options.onFailure?.(request.name, error);
    request.sendError(toErrorData(request.name, error));
  }
}

/** Asks the handler for an event only when it may be sent, so that a slow window slows the handler down. */
async function sendEvents(
  request: LiveRequest,
  events: AsyncIterable<unknown>,
  options: ServeOptions,
): Promise<void> {
  const iterator = events[Symbol.asyncIterator]();
  const giveUp = () => {
    Promise.resolve(iterator.return?.()).catch((error: unknown) => {
      if (!isExpected(error, request.signal)) options.onFailure?.(request.name, error);
    });
  };
  request.signal.addEventListener("abort", giveUp, { once: true });
  try {
    for (;;) {
      await request.credit.take();
      const next = await iterator.next();
      if (next.done) break;
      request.sendEvent(next.value);
    }
    request.sendEnd();
  } catch (error) {
    // It may be this side that failed, with an event that cannot be sent, and the handler does not know.
    giveUp();
    throw error;
  } finally {
    request.signal.removeEventListener("abort", giveUp);
  }
}

function knownName(name: string): Name {
  if (isKnown(name)) return name;
  throw new IpcError({
    code: "NOT_FOUND",
    message: `cnitool desktop knows no request “${name}”.`,
    advice: "Restart the program: its window and its main process are of different versions.",
  });
}

const isKnown = (name: string): name is Name => Object.hasOwn(contract, name);

function parseInput(name: Name, input: unknown): unknown {
  const parsed = contract[name].input.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new IpcError({
    code: "BAD_INPUT",
    message: `The input of “${name}” does not fit.`,
    evidence: z.prettifyError(parsed.error),
  });
}

/** An error that says what it is about, or the usual end of a handler whose caller gave up. */
function isExpected(error: unknown, signal: AbortSignal): boolean {
  if (error instanceof IpcError) return error.data.code !== "INTERNAL";
  return signal.aborted && error instanceof Error && error.name === "AbortError";
}

/** What the window is told: a sentence and never a stack. */
function toErrorData(name: string, error: unknown): IpcErrorData {
  if (error instanceof IpcError) return error.data;
  return {
    code: "INTERNAL",
    message: `cnitool desktop made a mistake while it answered “${name}”.`,
    advice: "Please report it; the log has the details.",
    evidence: error instanceof Error ? error.message : String(error),
  };
}
