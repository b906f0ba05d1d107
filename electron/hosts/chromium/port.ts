import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Port } from "../../../shared/ipc/port.ts";
import { channel } from "../channel.ts";
import { BrowserGone } from "./cdp-pipe.ts";
import type { CdpSession } from "./cdp-session.ts";
import { ownOrigin } from "./own-origin.ts";
import { bindingName, pageWorldScript, preloadWorldScript, receiveName, worldName } from "./preload-world.ts";
import { splitText } from "./split-text.ts";
import { readWorldMessage, type WorldMessage } from "./world-message.ts";

/**
 * The browser ends when a message on its pipe has more than 100 MB. A unit of the text takes up to seven bytes
 * there, as an escape of an escape.
 */
const maxPieceUnits = 4 * 1024 * 1024;

export interface PortOptions {
  readonly session: CdpSession;
  /** The window's main frame. */
  readonly frameId: string;
  /** The text of the preload's bundle. */
  readonly preload: string;
  readonly onBounds: (bounds: Extract<WorldMessage, { type: "bounds" }>) => void;
  /** A message was dropped, or could not be delivered: why. */
  readonly onRejected: (reason: string) => void;
}

/**
 * The port to the page, through the preload that every document of the main frame gets. Only the preload's world
 * of the document that the window shows is listened to; whatever else finds a binding of that name is dropped.
 */
export async function openPagePort(options: PortOptions): Promise<Port> {
  const { session, frameId, preload, onBounds, onRejected } = options;
  const listeners = new Set<(message: string) => void>();
  let world: number | null = null;

  session.on("Runtime.executionContextCreated", ({ context }) => {
    const ours = context.name === worldName && context.auxData?.frameId === frameId;
    if (ours && context.origin === ownOrigin) world = context.id;
  });
  session.on("Runtime.executionContextsCleared", () => {
    world = null;
  });
  session.on("Runtime.bindingCalled", ({ name, payload, executionContextId }) => {
    if (name !== bindingName) return;
    if (executionContextId !== world) return onRejected("It came from another context than the preload's.");
    const message = readWorldMessage(payload);
    if (message === null) return onRejected("It is nothing that the preload's world says.");
    if (message.type === "bounds") return onBounds(message);
    if (message.channel !== channel) return onRejected("It is for a channel that does not exist.");
    for (const listener of listeners) listener(message.text);
  });

  const token = randomBytes(12).toString("hex");
  const onNewDocument = "Page.addScriptToEvaluateOnNewDocument";
  await Promise.all([
    session.send("Runtime.addBinding", { name: bindingName, executionContextName: worldName }),
    session.send(onNewDocument, { source: pageWorldScript(token) }),
    session.send(onNewDocument, { source: preloadWorldScript(token, preload), worldName }),
    session.send("Runtime.enable"),
  ]);
  return {
    post(message) {
      // A document that is gone, or that has not asked for anything yet, misses nothing.
      if (world === null) return;
      const pieces = splitText(message, maxPieceUnits);
      for (const [at, piece] of pieces.entries()) {
        deliver(session, world, { piece, isLast: at === pieces.length - 1 }, onRejected);
      }
    },
    onMessage(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

const evaluation = z.object({
  exceptionDetails: z.object({ exception: z.object({ description: z.string() }).optional() }).optional(),
});

function deliver(
  session: CdpSession,
  executionContextId: number,
  { piece, isLast }: { readonly piece: string; readonly isLast: boolean },
  onRejected: PortOptions["onRejected"],
): void {
  session
    .ask(evaluation, "Runtime.callFunctionOn", {
      executionContextId,
      functionDeclaration: `function (...values) { ${receiveName}(...values); }`,
      arguments: [{ value: channel }, { value: piece }, { value: isLast }],
    })
    .then(
      ({ exceptionDetails: thrown }) => {
        if (thrown) onRejected(`The page failed to take a message: ${thrown.exception?.description ?? "?"}`);
      },
      (error: unknown) => {
        // Without a browser there is nobody left to miss it.
        if (!(error instanceof BrowserGone)) onRejected(`It came too late for its page: ${String(error)}`);
      },
    );
}
