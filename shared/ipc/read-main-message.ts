import type { MainMessage } from "./wire.ts";

/**
 * Reads what the main process sent. The main process is trusted, so only the form is looked at: parsing every
 * result here would bring all schemas into the page.
 * @throws SyntaxError or TypeError if the text is no message of this protocol.
 */
export function readMainMessage(text: string): MainMessage {
  const value: unknown = JSON.parse(text);
  if (!isMainMessage(value)) throw new TypeError(`Not a message of the main process: ${text.slice(0, 200)}`);
  return value;
}

function isMainMessage(value: unknown): value is MainMessage {
  if (typeof value !== "object" || value === null || !("type" in value)) return false;
  if (!("session" in value && typeof value.session === "string")) return false;
  if (value.type === "closed") return true;
  if (!("id" in value && typeof value.id === "number")) return false;
  if (value.type === "error")
    return "error" in value && typeof value.error === "object" && value.error !== null;
  return value.type === "output" || value.type === "event" || value.type === "end";
}
