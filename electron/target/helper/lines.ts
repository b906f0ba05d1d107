import { once } from "node:events";
import type { Readable, Writable } from "node:stream";

/** Writes lines one after the other and waits where the reader is slower. */
export interface LineWriter {
  /** Resolves once the line is handed over and there is room for the next. Never rejects: see the stream's errors. */
  write(line: string): Promise<void>;
}

export function createLineWriter(stream: Writable): LineWriter {
  let last = Promise.resolve();
  const gone = once(stream, "close").then(
    () => {},
    () => {},
  );
  const writeOne = async (line: string) => {
    if (stream.destroyed || stream.write(`${line}\n`)) return;
    await Promise.race([new Promise<void>((resolve) => stream.once("drain", resolve)), gone]);
  };
  return {
    write(line) {
      last = last.then(() => writeOne(line));
      return last;
    },
  };
}

/**
 * Calls `onLine` for each whole line. A line that is too long is thrown away, and told once its end has come.
 * Resolves when the stream has ended or is destroyed; an unfinished line at the end is dropped.
 */
export async function readLines(
  stream: Readable,
  maxBytes: number,
  onLine: (line: string) => void,
  onTooLong: () => void,
): Promise<void> {
  let parts: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer) => {
    length += part.length;
    if (length <= maxBytes) parts.push(part);
    else parts = [];
  };
  const finish = () => {
    if (length <= maxBytes) onLine(Buffer.concat(parts).toString("utf8"));
    else onTooLong();
    parts = [];
    length = 0;
  };
  stream.on("data", (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      add(chunk.subarray(start, end));
      finish();
      start = end + 1;
    }
    if (start < chunk.length) add(chunk.subarray(start));
  });
  await new Promise<void>((resolve) => {
    stream.once("end", resolve);
    stream.once("close", resolve);
    // A stream that fails is a stream that has ended.
    stream.on("error", () => resolve());
  });
}
