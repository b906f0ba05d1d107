import { open } from "node:fs/promises";
import { z } from "zod";
import { type BundleHeader, bundleFormat, bundleVersion } from "../../../shared/carry/bundle.ts";
import { beginsAsBundle, readFrames } from "./bundle-frames.ts";
import { BundleUnusable } from "./bundle-unusable.ts";
import { type CarriedRun, readCarriedRun } from "./carried-run.ts";

/** What is in a bundle, one thing after the other. */
export type BundleItem =
  | { readonly type: "header"; readonly header: BundleHeader }
  | { readonly type: "run"; readonly carried: CarriedRun }
  /** Runs that cannot be read; `runs` is 0 where nobody knows how many there were. */
  | {
      readonly type: "unreadable";
      readonly why: "damaged" | "newer";
      readonly runs: number;
      readonly reason: string;
    }
  /** So many bytes of the file have been read. */
  | { readonly type: "position"; readonly bytes: number }
  /** The last line, by which a bundle is known to be whole. */
  | { readonly type: "end" };

const headerLine: z.ZodType<BundleHeader> = z.object({
  format: z.literal(bundleFormat),
  version: z.int().positive(),
  program: z.string().max(100),
  exported: z.iso.datetime(),
  masked: z.boolean(),
  runs: z.int().nonnegative(),
});
const anyHeader = z.object({ format: z.literal(bundleFormat), version: z.int() });
const endLine = z.strictObject({ end: z.object({ runs: z.int().nonnegative() }) });

/** More than are put into one frame; what says more than this is damaged. */
const maxRunsInFrame = 100_000;

/**
 * Reads a bundle from its beginning to its end, one frame in the memory at a time, and whatever can be read of one
 * that is damaged.
 * @throws BundleUnusable for what is no bundle, or one in a newer format
 */
export async function* readBundle(path: string): AsyncGenerator<BundleItem, void> {
  const file = await open(path, "r");
  try {
    if (!(await beginsAsBundle(file))) throw noBundle();
    let isFirst = true;
    for await (const frame of readFrames(file)) {
      if ("problem" in frame) {
        const runs = frame.runs !== null && frame.runs <= maxRunsInFrame ? frame.runs : 0;
        yield { type: "unreadable", why: "damaged", runs, reason: "A part of the bundle is damaged." };
      } else {
        yield* itemsOf(frame.text, frame.runs, isFirst);
      }
      isFirst = false;
      yield { type: "position", bytes: frame.end };
    }
  } finally {
    await file.close();
  }
}

function* itemsOf(text: string, runs: number, isFirst: boolean): Generator<BundleItem, void> {
  let isHeader = isFirst;
  let count = 0;
  for (const line of linesOf(text)) {
    if (isHeader) {
      yield { type: "header", header: readHeader(line) };
      isHeader = false;
    } else if (runs === 0 && isEnd(line)) {
      yield { type: "end" };
    } else if (count === runs) {
      // Not gone through: a frame of a few bytes can hold millions of lines.
      yield { type: "unreadable", why: "damaged", runs: 0, reason: "A part has more lines than runs." };
      return;
    } else {
      count += 1;
      const read = readCarriedRun(line);
      if ("uid" in read) yield { type: "run", carried: read };
      else yield { type: "unreadable", why: read.problem, runs: 1, reason: read.reason };
    }
  }
}

function* linesOf(text: string): Generator<string, void> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf("\n", at);
    yield text.slice(at, end === -1 ? text.length : end);
    at = end === -1 ? text.length : end + 1;
  }
}

function readHeader(line: string): BundleHeader {
  const value = jsonOf(line);
  const { data: known } = anyHeader.safeParse(value);
  if (known === undefined) throw noBundle();
  if (known.version > bundleVersion) {
    throw new BundleUnusable(
      `The bundle was written by a newer version of this program (format ${known.version}; this version knows formats up to ${bundleVersion}).`,
      "Import it with the newer version.",
    );
  }
  const { data: header } = headerLine.safeParse(value);
  if (header === undefined) throw noBundle();
  return header;
}

function isEnd(line: string): boolean {
  return endLine.safeParse(jsonOf(line)).success;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // What is no JSON is none of the lines that are looked for.
    return undefined;
  }
}

function noBundle(): BundleUnusable {
  return new BundleUnusable(
    "The file is no bundle of runs.",
    'Bundles are made by "Export…" of runs that are marked in the history, or of all that a search finds, or by "history export --format bundle".',
  );
}
