import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, readlinkSync, statSync, symlinkSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { buildTestPage, type TestPage } from "./test-window.ts";

/** A busy machine may take its time. */
const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 30_000 });

let test: TestPage;
const hosts: ChildProcess[] = [];

beforeAll(async () => {
  test = await buildTestPage();
});
afterEach(async () => {
  for (const host of hosts.splice(0)) await killed(host);
});
afterAll(() => test?.remove());

/** Starts the host as a process with services that do nothing, in a home of its own. */
function start(home = mkdtempSync(join(test.folder, "home-")), env: Record<string, string> = {}) {
  const here = (file: string) => JSON.stringify(join(import.meta.dirname, file));
  const program = `
    const { startChromiumHost } = await import(${here("start-host.ts")});
    const { standInHandlers } = await import(${here("../../../shared/ipc/stand-in-handlers.ts")});
    const { defaultSettings } = await import(${here("../../../shared/settings/settings.ts")});
    const settings = { get: () => defaultSettings, change: async () => defaultSettings };
    await startChromiumHost({
      dist: ${JSON.stringify(test.dist)},
      createServices: async () => ({
        handlers: standInHandlers({ "app.ready": () => console.log("ready") }),
        settings,
        close: async () => console.log("services closed"),
      }),
    });`;
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...inherited } = process.env;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    env: {
      ...inherited,
      HOME: home,
      XDG_CONFIG_HOME: "",
      XDG_STATE_HOME: "",
      XDG_CACHE_HOME: "",
      CNITOOL_DESKTOP_E2E: "1",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  hosts.push(child);
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    output.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    output.stderr += text;
  });
  const state = join(home, ".local/state/cnitool-desktop");
  return { child, output, state, ended: once(child, "close").then(([code]) => code) };
}

type Host = ReturnType<typeof start>;

/** Waits until the page has reached the services and returns the browser's process. */
async function browserOf({ state, ended, output }: Host): Promise<number> {
  const early = ended.then((code) => expect.unreachable(`the host ended with ${code}: ${output.stderr}`));
  const ready = soon(() => expect(output.stdout).toContain("ready"));
  await Promise.race([ready, early]);
  // It leads to "<host name>-<process>".
  return Number(readlinkSync(join(state, "browser/SingletonLock")).split("-").at(-1));
}

async function killed(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return;
  host.kill("SIGKILL");
  await once(host, "exit");
}

/** A process that ended and that nobody has waited for still has a directory in /proc. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

it("ends when it is told to: the window, the services and the lock go, and nobody else may read the profile", async () => {
  const host = start();
  const browser = await browserOf(host);
  expect(statSync(join(host.state, "browser")).mode & 0o777).toBe(0o700);
  host.child.kill("SIGTERM");
  expect(await host.ended).toBe(0);
  expect(host.output).toEqual({ stdout: "ready\nservices closed\n", stderr: "" });
  expect(isRunning(browser)).toBe(false);
  expect(existsSync(join(host.state, "instance.json"))).toBe(false);
});

it("starts where TMPDIR is no directory, and leaves nothing in the person's own browser's folder", async () => {
  const host = start(undefined, { TMPDIR: "/nonexistent" });
  await browserOf(host);
  host.child.kill("SIGTERM");
  expect(await host.ended).toBe(0);
  expect(existsSync(join(host.state, "../../../.config/chromium"))).toBe(false);
});

it("takes the browser with it when it is killed, and starts again at once", async () => {
  const host = start();
  const browser = await browserOf(host);
  await killed(host.child);
  await soon(() => expect(isRunning(browser)).toBe(false));
  const again = start(join(host.state, "../../.."));
  expect(await browserOf(again)).not.toBe(browser);
});

it("ends with one sentence when the browser is killed", async () => {
  const host = start();
  process.kill(await browserOf(host), "SIGKILL");
  expect(await host.ended).toBe(1);
  expect(host.output.stdout).toBe("ready\nservices closed\n");
  expect(host.output.stderr).toBe(
    "cnitool desktop: The browser that showed the window ended unexpectedly (SIGKILL).\n",
  );
});

it("runs once: a second start says that the window was brought to the front", async () => {
  const host = start();
  const browser = await browserOf(host);
  const second = start(join(host.state, "../../.."));
  expect(await second.ended).toBe(0);
  expect(second.output.stdout).toBe(
    "cnitool desktop is already open; its window was brought to the front.\n",
  );
  expect(isRunning(browser)).toBe(true);
  expect(host.child.exitCode).toBeNull();
  host.child.kill("SIGTERM");
  expect(await host.ended).toBe(0);
  // The log begins with the first thing that goes wrong.
  expect(existsSync(join(host.state, "log/main.log"))).toBe(false);
});

it("starts on a profile that a dead browser of a machine by another name had locked", async () => {
  const host = start();
  await browserOf(host);
  host.child.kill("SIGTERM");
  await host.ended;
  symlinkSync(`not-${hostname()}-1`, join(host.state, "browser/SingletonLock"));
  const again = start(join(host.state, "../../.."));
  await browserOf(again);
  again.child.kill("SIGTERM");
  expect(await again.ended).toBe(0);
});

it.each([
  [
    "there is no display",
    { CNITOOL_DESKTOP_E2E: "" },
    /^cnitool desktop: There is no display .*dist\/bin\/cnitool-desktop.*xvfb-run -a npm start\.\n$/,
  ],
  [
    "the named browser is none",
    { CNITOOL_DESKTOP_BROWSER: "/no/such/browser" },
    /^cnitool desktop: CNITOOL_DESKTOP_BROWSER names “\/no\/such\/browser”.*\n$/,
  ],
  [
    "the browser does not start",
    { CNITOOL_DESKTOP_BROWSER: "/bin/false" },
    /^cnitool desktop: The browser \/bin\/false ended while it started \(exit code 1\)\.\n$/,
  ],
  [
    "the display cannot be reached",
    { CNITOOL_DESKTOP_E2E: "", DISPLAY: ":987" },
    /^cnitool desktop: There is no display .*\n$/,
  ],
])("says in one sentence that %s, and fails", async (_what, env, sentence) => {
  const host = start(undefined, env);
  expect(await host.ended).toBe(1);
  expect(host.output.stderr).toMatch(sentence);
  expect(host.output.stdout).toBe("");
});
