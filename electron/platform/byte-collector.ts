/** Collects what a stream brings, up to a limit. */
export interface ByteCollector {
  /** Keeps the chunk, or what of it still fits; false as soon as something did not fit. */
  add(chunk: Uint8Array): boolean;
  bytes(): Uint8Array;
}

export function collectBytes(limit: number): ByteCollector {
  const chunks: Uint8Array[] = [];
  let length = 0;
  return {
    add(chunk) {
      const kept = chunk.subarray(0, limit - length);
      length += kept.length;
      chunks.push(kept);
      return kept.length === chunk.length;
    },
    bytes() {
      const joined = Buffer.concat(chunks);
      return new Uint8Array(joined.buffer, joined.byteOffset, joined.length);
    },
  };
}
