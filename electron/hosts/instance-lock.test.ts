import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { claimInstance } from "./instance-lock.ts";

/** A busy machine may take its time. */
const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 30_000 });

let folder: string;
const children: ReturnType<typeof spawn>[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "instance-lock-"));
});
afterEach(async () => {
  for (const child of children.splice(0)) await end(child);
  rmSync(folder, { recursive: true, force: true });
});

const files = () => ({
  lockFile: join(folder, "state/lock.db"),
  instanceFile: join(folder, "state/instance.json"),
});

/** Another process that claims the instance and prints what came of it, then each second start that it hears of. */
async function claimElsewhere() {
  const program = `
    const { claimInstance } = await import(${JSON.stringify(join(import.meta.dirname, "instance-lock.ts"))});
    const claim = await claimInstance({ ...${JSON.stringify(files())}, onSecondStart: () => console.log("shown") });
    console.log(JSON.stringify(claim));
    if (claim.claimed) setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const lines: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => lines.push(...text.trim().split("\n")));
  await soon(() => expect(lines.length).toBeGreaterThan(0));
  return { child, lines };
}

async function end(child: ReturnType<typeof spawn>) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

it("is claimed once; the second start asks the first to show its window", async () => {
  const first = await claimElsewhere();
  expect(first.lines).toEqual(['{"claimed":true}']);
  expect(await claimInstance({ ...files(), onSecondStart: () => {} })).toEqual({
    claimed: false,
    shown: true,
  });
  await soon(() => expect(first.lines).toEqual(['{"claimed":true}', "shown"]));
});

it("is claimed by exactly one of several starts at the same moment", async () => {
  const starts = await Promise.all([claimElsewhere(), claimElsewhere(), claimElsewhere(), claimElsewhere()]);
  const claims = starts.map(({ lines }) => lines[0]);
  expect(claims.filter((line) => line === '{"claimed":true}')).toHaveLength(1);
  expect(claims.filter((line) => line === '{"claimed":false,"shown":true}')).toHaveLength(3);
});

it("is free again after a release, and after kill -9", async () => {
  const claim = await claimInstance({ ...files(), onSecondStart: () => {} });
  if (!claim.claimed) expect.unreachable();
  claim.release();
  const { child, lines } = await claimElsewhere();
  expect(lines).toEqual(['{"claimed":true}']);
  await end(child);
  const again = await claimInstance({ ...files(), onSecondStart: () => {} });
  expect(again.claimed).toBe(true);
  if (again.claimed) again.release();
});

it("sends no signal to a process that has come to a dead instance's number", async () => {
  const { child } = await claimElsewhere();
  const stranger = spawn("sleep", ["60"], { stdio: "ignore" });
  children.push(stranger);
  writeFileSync(files().instanceFile, JSON.stringify({ pid: stranger.pid, owner: `boot/${stranger.pid}/1` }));
  expect(await claimInstance({ ...files(), onSecondStart: () => {} })).toEqual({
    claimed: false,
    shown: false,
  });
  expect(stranger.signalCode).toBeNull();
  expect(child.signalCode).toBeNull();
});

it("takes the lock also on a file that something else was written into, and keeps others out of it", async () => {
  mkdirSync(join(folder, "state"));
  writeFileSync(files().lockFile, "no database ".repeat(100));
  chmodSync(files().lockFile, 0o666);
  const claim = await claimInstance({ ...files(), onSecondStart: () => {} });
  expect(claim.claimed).toBe(true);
  expect(statSync(files().lockFile).mode & 0o777).toBe(0o600);
  expect((await claimElsewhere()).lines[0]).toBe('{"claimed":false,"shown":true}');
  if (claim.claimed) claim.release();
});

it.each([
  ["its folder cannot be made", "state", "state/lock.db"],
  // SQLite's limit is 512.
  ["its path is too long", "x", `${"y".repeat(200)}/`.repeat(3)],
])("says where the program cannot keep its files when %s", async (_what, blocked, lockFile) => {
  writeFileSync(join(folder, blocked), "");
  const claim = claimInstance({
    lockFile: join(folder, lockFile, "lock.db"),
    instanceFile: join(folder, "instance.json"),
    onSecondStart: () => {},
  });
  await expect(claim).rejects.toMatchObject({
    name: "HostFailure",
    message: expect.stringMatching(new RegExp(`cannot keep its files in ${folder}/.*XDG_STATE_HOME`)),
  });
});
