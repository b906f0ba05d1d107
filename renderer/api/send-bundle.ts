import { bundlePartBytes } from "../../shared/carry/carry-events.ts";
import type { Client } from "../../shared/ipc/client.ts";

/**
 * Sends a file to the main process part by part, one in the memory at a time.
 * @throws IpcError, or the browser's error if the file cannot be read
 */
export async function sendBundle(
  client: Client,
  id: string,
  file: Blob,
  signal: AbortSignal,
  onProgress: (bytes: number) => void,
): Promise<void> {
  // An empty file has one part, which is empty.
  for (let at = 0; at === 0 || at < file.size; at += bundlePartBytes) {
    const base64 = await inBase64(file.slice(at, at + bundlePartBytes));
    await client.call("history.receive", { id, at, base64 }, signal);
    onProgress(Math.min(file.size, at + bundlePartBytes));
  }
}

/** A function takes so many arguments at once. */
const pieceBytes = 0x8000;

async function inBase64(part: Blob): Promise<string> {
  const bytes = new Uint8Array(await part.arrayBuffer());
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + pieceBytes)));
  }
  return btoa(pieces.join(""));
}
