import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { HostFailure } from "../host-failure.ts";
import { prepareProfile } from "./profile-lock.ts";

let folder: string;
let profile: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "profile-lock-"));
  profile = join(folder, "state/browser");
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

function run(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)", "--", ...args], {
    stdio: "ignore",
  });
  children.push(child);
  return child;
}

const lock = (pid: number | undefined, host = hostname()) => {
  mkdirSync(profile, { recursive: true });
  symlinkSync(`${host}-${pid}`, join(profile, "SingletonLock"));
};
const isLocked = () => lstatSync(join(profile, "SingletonLock"), { throwIfNoEntry: false }) !== undefined;

it("makes the folder for its owner only, also one that was open to others", async () => {
  await prepareProfile(profile);
  expect(statSync(profile).mode & 0o777).toBe(0o700);
  rmSync(profile, { recursive: true });
  mkdirSync(profile, { mode: 0o755 });
  await prepareProfile(profile);
  expect(statSync(profile).mode & 0o777).toBe(0o700);
});

it("removes the lock of a process that is gone, whatever the machine was called then", async () => {
  const gone = run();
  gone.kill("SIGKILL");
  await once(gone, "exit");
  lock(gone.pid, "its-old-name");
  await prepareProfile(profile);
  expect(isLocked()).toBe(false);
});

it("removes the lock when a stranger has come to the number, and leaves the stranger alone", async () => {
  const stranger = run("--user-data-dir=/somewhere/else");
  lock(stranger.pid);
  await prepareProfile(profile);
  expect(isLocked()).toBe(false);
  expect(stranger.exitCode).toBeNull();
  expect(existsSync(`/proc/${stranger.pid}`)).toBe(true);
});

it("waits for a browser that is about to end", async () => {
  const browser = run(`--user-data-dir=${profile}`);
  lock(browser.pid);
  const prepared = prepareProfile(profile);
  browser.kill("SIGKILL");
  await prepared;
  expect(isLocked()).toBe(false);
});

it("starts nothing beside a browser that goes on", async () => {
  const browser = run(`--user-data-dir=${profile}`);
  lock(browser.pid);
  await expect(prepareProfile(profile, 200)).rejects.toThrow(HostFailure);
  expect(isLocked()).toBe(true);
  expect(browser.exitCode).toBeNull();
});
