import { z } from "zod";
import { streamCredit, type WindowMessage } from "./wire.ts";

/** Longer texts are not even parsed. The largest valid input is a configuration of a few million characters. */
const maxMessageChars = 32_000_000;

const session = z.string().min(1).max(64);
const id = z.int().nonnegative();

const windowMessage: z.ZodType<WindowMessage> = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("open"), session }),
  z.strictObject({
    type: z.literal("request"),
    session,
    id,
    name: z.string().max(100),
    input: z.unknown().optional(),
  }),
  z.strictObject({ type: z.literal("cancel"), session, id }),
  z.strictObject({ type: z.literal("credit"), session, id, events: z.int().positive().max(streamCredit) }),
]);

/** Reads what the window sent, trusting nothing of it; `null` if it is no message of this protocol. */
export function readWindowMessage(text: string): WindowMessage | null {
  if (text.length > maxMessageChars) return null;
  return windowMessage.safeParse(parseJson(text)).data ?? null;
}

/** `undefined`, which no message is, for a text that is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
