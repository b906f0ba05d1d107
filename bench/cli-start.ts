/**
 * How long the command line takes until the first byte of its answer, beside a Node that does nothing. Everything
 * takes turns, so that whatever else the machine does meets all alike. Prints medians and ratios.
 *
 *     npm run bench:cli-start
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchLab } from "../electron/target/launch/lab.ts";
import { median } from "./median.ts";

const turns = 40;
const root = join(import.meta.dirname, "..");
const main = join(root, "dist/cli/main.js");
const launcher = join(root, "dist/bin/cnitool-desktop");
const scratch = mkdtempSync(join(tmpdir(), "cli-start-"));
const inside = (name: string) => join(scratch, name);

/** In the lab, where ADD may write to libcni's cache. */
const inLab = process.argv[2] === "in-lab";
if (inLab) await measureAll();
else await enterLab();

async function enterLab(): Promise<void> {
  const lab = await launchLab({
    node: { execPath: process.execPath, env: {} },
    helperFile: join(root, "dist/helper/helper.js"),
    allowedDirectories: [root, scratch],
  });
  try {
    const ended = await lab.exec({
      argv: [process.execPath, "--disable-warning=ExperimentalWarning", import.meta.filename, "in-lab"],
      env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" },
      stdin: new Uint8Array(),
    });
    process.stdout.write(ended.stdout);
    process.stderr.write(ended.stderr);
    process.exitCode = ended.exitCode ?? 1;
  } finally {
    await lab.close();
    rmSync(scratch, { recursive: true });
  }
}

async function measureAll(): Promise<void> {
  for (const name of ["home", "net.d", "bin"]) mkdirSync(inside(name));
  const plugins = [{ type: "noop" }];
  writeFileSync(inside("net.d/net.conflist"), JSON.stringify({ cniVersion: "1.0.0", name: "net", plugins }));
  writeFileSync(
    inside("bin/noop"),
    `#!/bin/sh\n[ "$CNI_COMMAND" != ADD ] || echo '{"cniVersion":"1.0.0"}'\n`,
  );
  chmodSync(inside("bin/noop"), 0o755);
  const add = ["add", "net", "/run/netns/bench"];
  const node = [process.execPath, "--disable-warning=ExperimentalWarning"];
  const commands: Readonly<Record<string, readonly string[]>> = {
    "node, one byte": [...node, "-e", "process.stdout.write('x')"],
    "main.js --help": [...node, main, "--help"],
    "main.js add": [...node, main, ...add],
    "main.js add, no history": [...node, main, ...add, "--no-history"],
    "cnitool-desktop --help": [launcher, "--help"],
    "cnitool-desktop add": [launcher, ...add],
  };
  const times = new Map(Object.keys(commands).map((name) => [name, [] as number[]]));
  // The first turn fills the compile cache and does not count.
  for (let turn = 0; turn <= turns; turn++) {
    for (const [name, argv] of Object.entries(commands)) {
      const time = await firstByte(argv);
      if (turn > 0) times.get(name)?.push(time);
    }
  }
  const bare = median(times.get("node, one byte") ?? []);
  console.log(`start to first byte, median of ${turns}`);
  for (const [name, all] of times) {
    const time = median(all);
    console.log(`  ${name.padEnd(26)}${time.toFixed(1).padStart(7)} ms  ratio ${(time / bare).toFixed(2)}`);
  }
  rmSync(scratch, { recursive: true });
}

/** Milliseconds until a command writes to stdout. */
async function firstByte([file = "", ...args]: readonly string[]): Promise<number> {
  const env = {
    PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
    HOME: inside("home"),
    NETCONFPATH: inside("net.d"),
    CNI_PATH: inside("bin"),
  };
  const start = performance.now();
  const child = spawn(file, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "close");
  await once(child.stdout, "data");
  const time = performance.now() - start;
  child.stdout.resume();
  const [exitCode] = await ended;
  if (exitCode !== 0) throw new Error(`${file} ${args.join(" ")} ended with ${exitCode}`);
  return time;
}
