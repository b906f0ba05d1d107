import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { FullDisk } from "./full-disk-program.ts";

const program = fileURLToPath(new URL("./full-disk-program.ts", import.meta.url));

test("a full disk stops no run: it ends and is shown, the person is told, and it is kept once there is room", async (context) => {
  const allowed = spawnSync("unshare", ["-rm", "true"]);
  if (allowed.status !== 0) context.skip(`namespaces cannot be made: ${allowed.stderr}`);
  const directory = mkdtempSync(join(tmpdir(), "full-disk-"));
  const { stdout } = await promisify(execFile)("unshare", ["-rm", process.execPath, program, directory]);
  const happened: FullDisk = JSON.parse(stdout);
  expect(happened.shown).toMatchObject({ outcome: "succeeded", steps: [{ state: "succeeded" }] });
  expect(happened.shown.result).toMatchObject({ text: expect.stringContaining("10.88.0.7") });
  expect(happened.notices).toEqual([expect.stringMatching(/could not be kept whole in the history: .*full/)]);
  expect(happened.refused).toMatch(/was not started, because the history cannot keep it: .*full/);
  expect(happened.next).toMatchObject({ id: happened.shown.id + 1, outcome: "succeeded" });
  expect(happened.kept).toEqual(happened.shown);
  rmSync(directory, { recursive: true });
});
