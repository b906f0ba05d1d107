import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { watch } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { describeUnless } from "../../e2e/fixtures/describe-unless.ts";
import type { RunRequest } from "../../shared/run/run-record.ts";
import { openRunsStore } from "../history/runs-store.ts";
import { programPaths } from "../platform/paths.ts";
import { probeLab } from "../target/launch/probe-lab.ts";
import { createServices, type Services } from "./create-services.ts";

const probe = await probeLab();
if (!probe.possible) console.warn(`skipped: this machine offers no lab. ${probe.reason} ${probe.advice}`);

const forever = { signal: new AbortController().signal };

describeUnless(probe.possible ? null : probe.reason, "a plugin that never ends", () => {
  let home: string;
  let plugins: string;
  let services: Services;
  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), "endings-real-"));
    plugins = join(home, "plugins");
    mkdirSync(plugins);
    // Its own path is in the command line of what it starts, by which it is found again.
    writeFileSync(join(plugins, "sleeper"), `#!/bin/sh\ntail -f "$0" &\n: > "$0.started"\nwait\n`, {
      mode: 0o755,
    });
    services = await createServices({
      paths: programPaths({}, home),
      launch: {
        node: { execPath: process.execPath, env: {} },
        helperFile: fileURLToPath(new URL("../target/helper/main.ts", import.meta.url)),
      },
      env: { ...process.env, CNI_PATH: plugins },
      hostInfo: { host: "chromium", browserVersion: "none" },
    });
  });
  afterEach(async () => {
    await services.close();
    rmSync(home, { recursive: true, force: true });
  });

  const request = (): RunRequest => ({
    operation: "ADD",
    targetId: "lab",
    network: {
      name: "slow-net",
      file: join(programPaths({}, home).labNetworksDir, "slow.conflist"),
      bytes: {
        encoding: "utf8",
        text: '{"cniVersion":"1.0.0","name":"slow-net","plugins":[{"type":"sleeper"}]}',
      },
    },
    runtimeConf: { containerId: "c1", netns: "/run/netns/x", ifName: "eth0", args: [], capabilityArgs: "" },
  });

  /** All processes, in whatever namespace, that have a word in their command line. */
  function processesWith(word: string): readonly number[] {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .filter((name) => commandLine(name).includes(word))
      .map(Number);
  }

  function commandLine(pid: string): string {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    } catch {
      // It ended just now.
      return "";
    }
  }

  function kill(pid: number): void {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      // It went with the one that was killed before it.
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
    }
  }

  /** Starts the run and waits until the plugin has started its own child. */
  async function startSleeping(): Promise<number> {
    const started = `${join(plugins, "sleeper")}.started`;
    rmSync(started, { force: true });
    const changes = watch(plugins);
    const first = changes.next();
    const { id } = await services.handlers["runs.start"](request(), forever);
    await first;
    while (!existsSync(started)) await changes.next();
    await changes.return?.();
    return id;
  }

  async function ending(id: number) {
    for await (const _ of services.handlers["runs.watch"]({ id }, forever)) {
      // Until the last.
    }
    return services.handlers["history.get"]({ id }, forever);
  }

  test("is cancelled with all that it started", async () => {
    const id = await startSleeping();
    await services.handlers["runs.cancel"]({ id }, forever);
    expect(await ending(id)).toMatchObject({ outcome: "cancelled", steps: [{ state: "cancelled" }] });
    expect(processesWith(join(plugins, "sleeper"))).toEqual([]);
  });

  test("fails when the lab is killed under it, nothing is left, and a new lab starts", async () => {
    const id = await startSleeping();
    for (const pid of processesWith(`--files=${programPaths({}, home).labNetworksDir}`)) kill(pid);
    expect(await ending(id)).toMatchObject({
      outcome: "failed",
      error: { code: "TARGET_LOST" },
      steps: [{ state: "failed", error: { code: "TARGET_LOST" } }],
    });
    await expect(services.handlers["runs.start"](request(), forever)).rejects.toMatchObject({
      data: { code: "REFUSED", message: expect.stringContaining("The lab is not running") },
    });
    await services.handlers["targets.start"]({ targetId: "lab" }, forever);
    const again = await startSleeping();
    await services.handlers["runs.cancel"]({ id: again }, forever);
    expect((await ending(again)).outcome).toBe("cancelled");
    expect(processesWith(join(plugins, "sleeper"))).toEqual([]);
  });

  test("is ended when the program closes, and the run is cancelled", async () => {
    const id = await startSleeping();
    await services.close();
    expect(processesWith(home)).toEqual([]);
    const store = openRunsStore(programPaths({}, home).historyFile);
    expect(store.get(id)).toMatchObject({ outcome: "cancelled", steps: [{ state: "cancelled" }] });
    store.close();
  });
});
