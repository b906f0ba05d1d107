import { PassThrough, Writable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createLineWriter, readLines } from "./lines.ts";

async function linesOf(chunks: readonly Uint8Array[], maxBytes = 1000) {
  const stream = new PassThrough();
  const seen: string[] = [];
  const read = readLines(
    stream,
    maxBytes,
    (line) => seen.push(line),
    () => seen.push("TOO LONG"),
  );
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  await read;
  return seen;
}

test("lines come whole however they are cut, characters included", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: "grapheme", maxLength: 20 }).map((line) => line.replaceAll("\n", ""))),
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      async (lines, sizes) => {
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(""));
        const chunks: Uint8Array[] = [];
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          chunks.push(bytes.subarray(at, at + size));
          at += size;
        }
        expect(await linesOf(chunks)).toEqual(lines);
      },
    ),
    { numRuns: 50 },
  );
});

test("a line that is too long is told and the next one comes as ever", async () => {
  const long = Buffer.from("x".repeat(11));
  expect(await linesOf([long, long, Buffer.from("\nshort\n1234567890\n")], 10)).toEqual([
    "TOO LONG",
    "short",
    "1234567890",
  ]);
});

test("an unfinished line at the end is dropped", async () => {
  expect(await linesOf([Buffer.from("whole\nhal")])).toEqual(["whole"]);
});

test("a slow reader holds the writer back", async () => {
  const taken: string[] = [];
  const waiting: (() => void)[] = [];
  const slow = new Writable({
    highWaterMark: 10,
    write(chunk, _encoding, done) {
      taken.push(String(chunk));
      waiting.push(done);
    },
  });
  const writer = createLineWriter(slow);
  void writer.write("x".repeat(100));
  const second = writer.write("y");
  await new Promise((resolve) => setImmediate(resolve));
  expect([taken.length, slow.writableLength]).toEqual([1, 101]);
  waiting.shift()?.();
  await second;
  expect(taken[1]).toBe("y\n");
});

test("a writer whose reader is gone waits for nobody", async () => {
  const stream = new PassThrough({ highWaterMark: 1 });
  const writer = createLineWriter(stream);
  const written = [writer.write("a"), writer.write("b")];
  stream.destroy();
  await Promise.all([...written, writer.write("c")]);
});
