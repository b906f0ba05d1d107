import { z } from "zod";

const targetInfo = z.object({ targetId: z.string(), type: z.string() });

const readers = {
  "Fetch.requestPaused": z.object({
    requestId: z.string(),
    frameId: z.string(),
    resourceType: z.string(),
    request: z.object({ url: z.string(), method: z.string() }),
  }),
  "Inspector.targetCrashed": z.unknown(),
  "Page.frameNavigated": z.object({
    frame: z.object({ id: z.string(), url: z.string(), parentId: z.string().optional() }),
  }),
  "Runtime.bindingCalled": z.object({
    name: z.string(),
    payload: z.string(),
    executionContextId: z.number(),
  }),
  "Runtime.executionContextCreated": z.object({
    context: z.object({
      id: z.number(),
      origin: z.string(),
      name: z.string(),
      auxData: z.object({ frameId: z.string() }).optional(),
    }),
  }),
  "Runtime.executionContextsCleared": z.unknown(),
  "Target.attachedToTarget": z.object({ sessionId: z.string(), targetInfo }),
  "Target.detachedFromTarget": z.object({ sessionId: z.string() }),
} as const;

export type CdpEventName = keyof typeof readers;
export type CdpEventParams<N extends CdpEventName> = z.output<(typeof readers)[N]>;

/** The events that this program listens to, with those of their fields that it looks at. */
export const cdpEvents: { readonly [N in CdpEventName]: z.ZodType<CdpEventParams<N>> } = readers;
