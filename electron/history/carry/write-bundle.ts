import { type BundleHeader, bundleFormat, bundleVersion } from "../../../shared/carry/bundle.ts";
import { maxFrameBytes, toFrame } from "./bundle-frames.ts";
import type { CarriedRun } from "./carried-run.ts";

/** So much text, in characters, comes into one frame; more make it smaller, and damage dearer. */
const frameChars = 1_000_000;
/** One run, in bytes; there is room left for what else comes into its frame. */
const maxRunBytes = maxFrameBytes - 4 * frameChars;

/** Writes a bundle piece by piece. */
export interface BundleWriter {
  /** The first piece. */
  begin(header: Omit<BundleHeader, "format" | "version">): Promise<Uint8Array>;
  /**
   * @returns the next piece once there is enough for one, else nothing; `null` for a run that is larger than a bundle
   * can hold, which is left out
   */
  add(carried: CarriedRun): Promise<Uint8Array | null>;
  /** The last piece, which says how many runs there are. */
  end(): Promise<Uint8Array>;
}

export function createBundleWriter(): BundleWriter {
  let lines: string[] = [];
  let chars = 0;
  let runs = 0;
  const flush = async (): Promise<Uint8Array> => {
    const [text, count] = [lines.join(""), lines.length];
    lines = [];
    chars = 0;
    return count === 0 ? new Uint8Array() : await toFrame(text, count);
  };
  return {
    begin: (header) =>
      toFrame(`${JSON.stringify({ format: bundleFormat, version: bundleVersion, ...header })}\n`, 0),
    add: async ({ uid, run }) => {
      const line = `${JSON.stringify({ uid, run })}\n`;
      if (Buffer.byteLength(line) > maxRunBytes) return null;
      lines.push(line);
      chars += line.length;
      runs += 1;
      return chars < frameChars ? new Uint8Array() : await flush();
    },
    end: async () =>
      Buffer.concat([await flush(), await toFrame(`${JSON.stringify({ end: { runs } })}\n`, 0)]),
  };
}
