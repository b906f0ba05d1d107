import { z } from "zod";
import { settings } from "../../../shared/ipc/schemas.ts";

const worldMessage = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("message"), channel: z.string(), text: z.string() }),
  settings.shape.windowBounds.unwrap().extend({ type: z.literal("bounds") }),
]);

/** What the preload's world says over its binding. */
export type WorldMessage = z.output<typeof worldMessage>;

/** `null` for anything else. */
export function readWorldMessage(payload: string): WorldMessage | null {
  try {
    return worldMessage.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}
