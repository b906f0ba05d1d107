import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, type TestContext, test } from "vitest";
import type { ChoresSaid } from "./full-disk-chores-program.ts";
import type { FullDisk } from "./full-disk-program.ts";

/** Runs a program that mounts a small disk and fills it; gives what it printed. */
async function onSmallDisk(context: TestContext, program: URL): Promise<string> {
  const allowed = spawnSync("unshare", ["-rm", "true"]);
  if (allowed.status !== 0) context.skip(`namespaces cannot be made: ${allowed.stderr}`);
  const directory = mkdtempSync(join(tmpdir(), "full-disk-"));
  try {
    const command = ["-rm", process.execPath, fileURLToPath(program), directory];
    return (await promisify(execFile)("unshare", command)).stdout;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test("a full disk stops no run: it ends and is shown, the person is told, and it is kept once there is room", async (context) => {
  const printed = await onSmallDisk(context, new URL("./full-disk-program.ts", import.meta.url));
  const happened: FullDisk = JSON.parse(printed);
  expect(happened.shown).toMatchObject({ outcome: "succeeded", steps: [{ state: "succeeded" }] });
  expect(happened.shown.result).toMatchObject({ text: expect.stringContaining("10.88.0.7") });
  expect(happened.onFull).toMatchObject({ id: happened.shown.id + 1, outcome: "succeeded" });
  expect(happened.notices).toEqual([
    expect.stringMatching(/could not be kept whole in the history: .*full/),
    expect.stringMatching(`Run ${happened.onFull.id} is not in the history: .*full`),
  ]);
  expect(happened.noticesAfterwards).toEqual(happened.notices.slice(0, 1));
  expect(happened.kept).toEqual(happened.shown);
  expect(happened.onFullKept).toEqual(happened.onFull);
  expect(happened.next).toMatchObject({ id: happened.onFull.id + 1, outcome: "succeeded" });
});

test("migration, import, backup and compaction on a full disk say so and leave nothing half done", async (context) => {
  const printed = await onSmallDisk(context, new URL("./full-disk-chores-program.ts", import.meta.url));
  const said: ChoresSaid = JSON.parse(printed);
  for (const sentence of Object.values(said)) expect(sentence).toContain("database or disk is full");
  expect(said.migration).toContain("The history in ");
});
