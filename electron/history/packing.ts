import type { SQLOutputValue } from "node:sqlite";
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";

/** What is compressed of a step where that saves something; each has the bit of its place in the column `packed`. */
const columns = ["stdin", "stdout", "stderr", "delegated"] as const;
type Column = (typeof columns)[number];

/** Below this, in bytes, too little is saved to be worth it. */
const smallest = 512;

/** What columns hold before they are compressed: bytes, or JSON. */
export type Unpacked = Readonly<Record<Column, Uint8Array | string | null>>;
export type Packed = Unpacked & { readonly packed: number };

/** Compresses each column that becomes smaller by it, with zstd and a checksum of what was in it. */
export function pack(unpacked: Unpacked): Packed {
  let packed = 0;
  const values: Record<Column, Uint8Array | string | null> = { ...unpacked };
  columns.forEach((column, bit) => {
    const value = values[column];
    if (value === null || value.length < smallest) return;
    const small = zstdCompressSync(value, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
    if (small.length >= Buffer.byteLength(value)) return;
    values[column] = small;
    packed |= 1 << bit;
  });
  return { ...values, packed };
}

/**
 * A row of `step_data` as if nothing of it were compressed.
 * @throws Error for what is no zstd, or was damaged since
 */
export function unpack(
  row: Readonly<Record<string, SQLOutputValue>>,
): Readonly<Record<string, SQLOutputValue>> {
  const packed = Number(row.packed ?? 0);
  if (packed === 0) return row;
  const values = { ...row };
  columns.forEach((column, bit) => {
    const value = values[column];
    if ((packed & (1 << bit)) === 0 || !(value instanceof Uint8Array)) return;
    const whole = zstdDecompressSync(value);
    values[column] = column === "delegated" ? whole.toString("utf8") : Uint8Array.from(whole);
  });
  return values;
}
