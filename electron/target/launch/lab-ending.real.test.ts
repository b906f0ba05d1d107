import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeUnless } from "../../../e2e/fixtures/describe-unless.ts";
import { env, labsOfThisFile, probe, shIn, stdin } from "./lab-test-kit.ts";
import type { LabProbe } from "./probe-lab.ts";

const labs = labsOfThisFile();

async function until(condition: () => Promise<boolean>): Promise<void> {
  await expect.poll(condition, { interval: 20, timeout: 10_000 }).toBe(true);
}

/** Whether a process with this word among its arguments runs anywhere on this machine. */
async function isRunning(word: string): Promise<boolean> {
  const commands = await Promise.all(
    (await readdir("/proc"))
      .filter((entry) => /^\d+$/.test(entry))
      .map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
  );
  return commands.some((command) => command.split("\0").includes(word));
}

/** A number of seconds that no other sleep has, to find a process by. */
const uniqueSeconds = () => String(100_000 + Math.floor(Math.random() * 1e9));

/** A daemon as plugins start them: in its own session, without streams, and not waited for. */
const startDaemon = (seconds: string) => `setsid sh -c 'sleep ${seconds} & :' <&- >&- 2>&-`;

function withoutPidNamespace(): LabProbe {
  if (!probe.possible) return probe;
  const pidArgs = ["--pid", "--fork", "--kill-child", "--mount-proc"];
  return {
    ...probe,
    unshareArgs: probe.unshareArgs.filter((arg) => !pidArgs.includes(arg)),
    hasPidNamespace: false,
  };
}

describeUnless(probe.possible ? null : probe.reason, "a lab", () => {
  test.each([
    ["with", () => probe],
    ["without", withoutPidNamespace],
  ] as const)("%s a PID namespace ends with everything in it when it is closed", async (_name, kind) => {
    const lab = await labs.startLab(kind());
    const seconds = uniqueSeconds();
    await shIn(lab, startDaemon(seconds));
    const running = lab.exec({ argv: ["/bin/sleep", seconds], env, stdin });
    const outcome = expect(running).rejects.toMatchObject({ name: "TargetLostError" });
    await until(() => isRunning(seconds));
    await lab.close();
    await outcome;
    expect(await isRunning(seconds)).toBe(false);
    expect(await lab.ended).toBe("It was closed.");
  });

  test.each([
    ["with", "pid"],
    ["without", "sweep"],
  ])("%s a PID namespace is gone after its parent was killed", async (_name, kind) => {
    const seconds = uniqueSeconds();
    const parent = await startParent(seconds, kind);
    expect(await isRunning(seconds)).toBe(true);
    parent.kill("SIGKILL");
    await once(parent, "exit");
    await until(
      async () => !(await isRunning(seconds)) && !(await isRunning(`--files=${labs.dir()}/${seconds}`)),
    );
  });

  test("without a PID namespace leaves processes outside alone", async () => {
    const seconds = uniqueSeconds();
    const outside = spawn("/bin/sleep", [seconds]);
    const lab = await labs.startLab(withoutPidNamespace());
    await lab.close();
    expect(await isRunning(seconds)).toBe(true);
    outside.kill("SIGKILL");
    await once(outside, "exit");
  });

  test("waits for orphans, so that no dead ones pile up", async () => {
    const lab = await labs.startLab();
    await shIn(lab, "for i in 1 2 3 4 5; do (sh -c ': &' &); done");
    await until(async () => !(await shIn(lab, "ps -eo stat")).includes("Z"));
  });
});

/** Starts a process that starts a lab with a daemon and a running program in it; resolves once all are there. */
async function startParent(seconds: string, kind: string): Promise<ChildProcess> {
  const daemon = ["/bin/sh", "-c", startDaemon(seconds)];
  const lab = { ...labs.options(), allowedDirectories: [`${labs.dir()}/${seconds}`] };
  const program = `
    import { launchLab } from ${JSON.stringify(join(import.meta.dirname, "lab.ts"))};
    const lab = await launchLab(${JSON.stringify(lab)}, ${JSON.stringify(kind === "pid" ? probe : withoutPidNamespace())});
    const io = { env: ${JSON.stringify(env)}, stdin: new Uint8Array() };
    await lab.exec({ argv: ${JSON.stringify(daemon)}, ...io });
    void lab.exec({ argv: ["/bin/sleep", "${seconds}"], ...io });
    console.log("up");
  `;
  const file = join(labs.dir(), `parent-${seconds}.mts`);
  await writeFile(file, program);
  const parent = spawn(process.execPath, [file], { stdio: ["ignore", "pipe", "inherit"] });
  await once(parent.stdout, "data");
  return parent;
}
