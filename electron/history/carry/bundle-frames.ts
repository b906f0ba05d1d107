import type { FileHandle } from "node:fs/promises";
import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";

/**
 * A bundle is a row of zstd frames (RFC 8878), each with a checksum of its own and with whole lines in it, so that
 * damage costs the lines of one frame. In front of each stands a skippable frame that says how long it is and how many
 * runs are in it; `zstd -d` passes it over.
 */
const skippable = 0x18_4d_2a_5c;
const prefixBytes = 16;

/** Far above what a frame has; a run is in one frame, however large it is. */
export const maxFrameBytes = 128 * 1024 * 1024;
/** So much is packed or unpacked at a time. */
const chunkSize = 1024 * 1024;

/** So much is looked through at a time for the next frame, behind damage. */
const scanBytes = 1024 * 1024;

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Lines as one frame of a bundle. */
export async function toFrame(text: string, runs: number): Promise<Uint8Array> {
  const body = await compress(text, { chunkSize, params: { [constants.ZSTD_c_checksumFlag]: 1 } });
  const prefix = Buffer.alloc(prefixBytes);
  prefix.writeUInt32LE(skippable, 0);
  prefix.writeUInt32LE(8, 4);
  prefix.writeUInt32LE(body.length, 8);
  prefix.writeUInt32LE(runs, 12);
  return Buffer.concat([prefix, body]);
}

/** One frame, or a part of the file that is none. */
export type Frame =
  | { readonly text: string; readonly runs: number; readonly end: number }
  /** `runs` is how many were in it, where that is known. */
  | { readonly problem: string; readonly runs: number | null; readonly end: number };

/** Whether a file begins as a bundle does. */
export async function beginsAsBundle(file: FileHandle): Promise<boolean> {
  const prefix = await readAt(file, 0, prefixBytes);
  return prefix.length === prefixBytes && isPrefix(prefix, 0);
}

/**
 * The frames of a file, in their order; `end` is how much of the file has been read, in bytes.
 * @param most bytes that a frame may have, packed or not
 */
export async function* readFrames(file: FileHandle, most = maxFrameBytes): AsyncGenerator<Frame, void> {
  const { size } = await file.stat();
  for (let at = 0; at < size; ) {
    const prefix = await readAt(file, at, prefixBytes);
    const frame = isPrefix(prefix, 0) ? await readFrame(file, at, prefix, { size, most }) : null;
    if (frame === null) {
      const end = await findPrefix(file, at + 1, size);
      yield { problem: "This part of the file is no part of a bundle.", runs: null, end };
      at = end;
    } else if ("text" in frame) {
      yield frame;
      at = frame.end;
    } else {
      // Its length may be what is damaged, so that the next one is looked for, not believed to be where it says.
      const end = await findPrefix(file, at + 1, size);
      yield { ...frame, end };
      at = end;
    }
  }
}

async function readFrame(
  file: FileHandle,
  at: number,
  prefix: Buffer,
  { size, most }: { readonly size: number; readonly most: number },
): Promise<Frame> {
  const length = prefix.readUInt32LE(8);
  const runs = prefix.readUInt32LE(12);
  const start = at + prefixBytes;
  if (start + length > size) return { problem: "The file ends in the middle of it.", runs, end: size };
  if (length > most) return { problem: "It is longer than a part can be.", runs, end: start };
  try {
    const text = await decompress(await readAt(file, start, length), {
      chunkSize,
      maxOutputLength: most,
    });
    return { text: text.toString("utf8"), runs, end: start + length };
  } catch (error) {
    return {
      problem: `It cannot be unpacked: ${error instanceof Error ? error.message : String(error)}.`,
      runs,
      end: start + length,
    };
  }
}

function isPrefix(bytes: Buffer, at: number): boolean {
  return (
    at + prefixBytes <= bytes.length &&
    bytes.readUInt32LE(at) === skippable &&
    bytes.readUInt32LE(at + 4) === 8
  );
}

/** Where the next frame begins, from `from` on; the end of the file if there is none. */
async function findPrefix(file: FileHandle, from: number, size: number): Promise<number> {
  const magic = Buffer.alloc(4);
  magic.writeUInt32LE(skippable, 0);
  for (let at = from; at < size; at += scanBytes) {
    // Overlaps the next part, so that a prefix on the border is seen as well.
    const part = await readAt(file, at, scanBytes + prefixBytes);
    for (let found = part.indexOf(magic); found !== -1; found = part.indexOf(magic, found + 1)) {
      if (isPrefix(part, found)) return at + found;
    }
  }
  return size;
}

/** Fewer bytes where the file ends. */
async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await file.read(bytes, read, length - read, position + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return bytes.subarray(0, read);
}
