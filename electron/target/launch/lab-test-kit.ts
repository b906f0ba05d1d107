import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { Target } from "../target.ts";
import { launchLab } from "./lab.ts";
import type { LaunchOptions } from "./launch-options.ts";
import { type LabProbe, probeLab } from "./probe-lab.ts";

/** What tests of real labs have in common. */

export const probe = await probeLab();
if (!probe.possible) console.log(`SKIPPED: no lab on this machine. ${probe.reason} ${probe.advice}`);

export const env = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" };
export const stdin = new Uint8Array();
export const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Labs of one test file, which may use a directory of its own; each test's are closed after it. */
export function labsOfThisFile() {
  let dir = "";
  let options: LaunchOptions;
  const labs: Target[] = [];
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "lab-"));
    const helperFile = join(import.meta.dirname, "../helper/main.ts");
    options = { node: { execPath: process.execPath, env: {} }, helperFile, allowedDirectories: [dir] };
  });
  afterEach(async () => {
    await Promise.all(labs.splice(0).map((lab) => lab.close()));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));
  return {
    dir: () => dir,
    options: () => options,
    async startLab(probed: LabProbe = probe, over: Partial<LaunchOptions> = {}): Promise<Target> {
      const lab = await launchLab({ ...options, ...over }, probed);
      labs.push(lab);
      return lab;
    },
  };
}

/** What a script prints in a lab; fails the test if the script fails. */
export async function shIn(lab: Pick<Target, "exec">, script: string): Promise<string> {
  const result = await lab.exec({ argv: ["/bin/sh", "-ec", script], env, stdin });
  expect(`${text(result.stderr)}exit status ${result.exitCode}`).toBe("exit status 0");
  return text(result.stdout);
}
