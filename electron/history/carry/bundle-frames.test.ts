import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Frame, readFrames, toFrame } from "./bundle-frames.ts";

async function framesOf(bytes: Uint8Array, most: number): Promise<readonly Frame[]> {
  const directory = mkdtempSync(join(tmpdir(), "frames-"));
  writeFileSync(join(directory, "file"), bytes);
  const file = await open(join(directory, "file"));
  const frames: Frame[] = [];
  for await (const frame of readFrames(file, most)) frames.push(frame);
  await file.close();
  rmSync(directory, { recursive: true, force: true });
  return frames;
}

test("what would unpack to more than a frame can have is not unpacked, and the next frame is read", async () => {
  const bomb = await toFrame("x".repeat(1_000_001), 7);
  const good = await toFrame("good\n", 1);
  expect(bomb.length).toBeLessThan(1000);
  const frames = await framesOf(Buffer.concat([bomb, good]), 1_000_000);
  expect(frames).toMatchObject([
    { runs: 7, problem: expect.stringContaining("unpacked") },
    { text: "good\n" },
  ]);
});
