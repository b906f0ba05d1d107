import type { Readable } from "node:stream";

const keptChars = 2000;

/** The last lines of a stream that is read to its end, for people. */
export function keepTail(stream: Readable): { text(): string; readonly closed: Promise<void> } {
  const decoder = new TextDecoder();
  let tail = "";
  stream.on("data", (chunk: Uint8Array) => {
    tail = (tail + decoder.decode(chunk, { stream: true })).slice(-keptChars);
  });
  const closed = new Promise<void>((resolve) => {
    stream.once("close", resolve);
    stream.on("error", () => resolve());
  });
  return { text: () => tail.trim(), closed };
}
