import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type CliWorld, ended, makeCliWorld } from "../../../e2e/fixtures/cli-world.ts";
import { explainError } from "../../../shared/cni/explanations/explain-error.ts";

// STATUS and CHECK leave nothing on this machine; what writes to libcni's cache is tried in a lab.

const versions = `[ "$CNI_COMMAND" != VERSION ] || echo '{"cniVersion":"1.1.0","supportedVersions":["0.4.0","1.1.0"]}'`;
let world: CliWorld;
beforeEach(() => {
  world = makeCliWorld();
  world.plugin("quiet", `cat >/dev/null; ${versions}`);
  world.plugin("refusing", `echo '{"code":50,"msg":"not today","details":"full"}'; exit 1`);
  // Says its number, and then does not end by itself.
  world.plugin("stuck", `echo $$ >"$PWD/plugin.pid.half"; mv plugin.pid.half plugin.pid; exec sleep 3600`);
  world.network("fine", "1.1.0", "quiet");
  world.network("two", "1.1.0", "quiet", "refusing");
  world.network("slow", "1.1.0", "stuck");
  world.network("old", "0.4.0", "quiet");
});
afterEach(() => world.remove());

const pluginPid = async () => {
  const file = join(world.directory, "plugin.pid");
  await expect.poll(() => existsSync(file), { interval: 20, timeout: 20_000 }).toBe(true);
  return Number(readFileSync(file, "utf8"));
};

test("a run is in the history as it was, and nothing but cnitool's output is written", async () => {
  expect(await world.run(["status", "two", "/run/netns/x", "-i", "net1"])).toEqual({
    stdout: "",
    stderr: "not today; full\n",
    exit: 1,
  });
  const [run, ...more] = await world.history();
  expect(more).toEqual([]);
  expect(run).toMatchObject({
    operation: "STATUS",
    targetId: "host",
    outcome: "failed",
    error: { code: "PLUGIN_FAILED", message: "not today; full", cni: { code: 50 } },
    network: { name: "two", file: join(world.directory, "net.d/two.conflist") },
    runtimeConf: { netns: "/run/netns/x", ifName: "net1" },
    pluginPath: [join(world.directory, "bin")],
    cniVersion: "1.1.0",
    pluginTypes: ["quiet", "refusing"],
  });
  expect(run?.steps.map(({ state, exitCode }) => [state, exitCode])).toEqual([
    ["succeeded", 0],
    ["failed", 1],
  ]);
  expect(run?.network.bytes).toEqual({
    encoding: "utf8",
    text: readFileSync(join(world.directory, "net.d/two.conflist"), "utf8"),
  });
});

test("a run that is refused is in the history as well, and skipped is an outcome of its own", async () => {
  const unknown = `no net configuration with name "nope" in ${join(world.directory, "net.d")}`;
  expect(await world.run(["add", "nope", "/run/netns/x"])).toEqual({
    stdout: "",
    stderr: `${unknown}\n`,
    exit: 1,
  });
  await world.run(["check", "old", "/run/netns/x"], { CNI_ARGS: "A" });
  expect(await world.run(["status", "old", "/run/netns/x"])).toEqual({ stdout: "", stderr: "", exit: 0 });
  expect(
    (await world.history()).map(({ outcome, error, steps }) => [outcome, error?.message, steps]),
  ).toEqual([
    ["failed", unknown, []],
    ["failed", 'invalid CNI_ARGS pair "A"', []],
    ["skipped", undefined, []],
  ]);
});

test("the program's own namespace is refused unless it is meant", async () => {
  for (const netns of ["/proc/self/ns/net", `/proc/${process.pid}/ns/net`]) {
    const refused = await world.run(["check", "old", netns]);
    expect(refused).toMatchObject({ stdout: "", exit: 1 });
    expect(refused.stderr).toContain(`${netns} is the network namespace of this machine itself`);
    expect(refused.stderr).toContain("--allow-own-netns");
  }
  expect(await world.run(["check", "old", "/proc/self/ns/net", "--allow-own-netns"])).toEqual({
    stdout: "",
    stderr: "",
    exit: 0,
  });
  expect((await world.history()).map(({ outcome, steps }) => [outcome, steps.length])).toEqual([
    ["failed", 0],
    ["failed", 0],
    ["succeeded", 1],
  ]);
});

test("a history that cannot be written changes nothing, and a person is told", async () => {
  // Nobody makes directories there, not even root.
  for (const env of [{ HOME: "/dev/null" }, { HOME: "relative" }, { XDG_STATE_HOME: "/dev/null" }]) {
    expect(await world.run(["status", "two", "x"], env)).toEqual({
      stdout: "",
      stderr: "not today; full\n",
      exit: 1,
    });
  }
  const traced = await world.run(["status", "two", "x", "--trace"], { HOME: "/dev/null" });
  expect(traced.stderr).toMatch(/^The history does not have this run, or not all of it: /);
  expect(traced.stderr).toMatch(/\nnot today; full\n$/);
  expect(await world.history()).toEqual([]);
});

test("--no-history keeps nothing, --json prints the record, --trace shows each call", async () => {
  const command = ["status", "two", "x", "--no-history", "--json", "--trace"];
  const { stdout, stderr, exit } = await world.run(command);
  expect(exit).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ id: 0, outcome: "failed", steps: [{}, {}] });
  for (const word of ["[1] STATUS quiet", "[2] STATUS refusing", "CNI_COMMAND=STATUS", '"msg":"not today"']) {
    expect(stderr).toContain(word);
  }
  expect(stderr).toMatch(/\nnot today; full\n$/);
  expect(await world.history()).toEqual([]);
});

test("a run is exported as a script, a report and JSON, without its secrets unless they are wanted", async () => {
  const secret = "hunter2-is-long";
  const from = { CNI_ARGS: `TOKEN=${secret}` };
  world.plugin(
    "keeping",
    `cat >> "${world.directory}/stdin"; echo '{"cniVersion":"1.0.0"}'; echo "$CNI_ARGS" >&2`,
  );
  world.network("kept", "1.0.0", "keeping", "keeping");
  expect(await world.run(["add", "kept", "/run/netns/x"], from)).toMatchObject({ exit: 0 });
  const given = readFileSync(join(world.directory, "stdin"), "utf8");
  const [id] = (await world.history()).map((run) => String(run.id));
  const exported = (...more: readonly string[]) => world.run(["history", "export", id ?? "", ...more]);

  const script = await exported("--format", "script", "--with-secrets");
  expect(script).toMatchObject({ stderr: "", exit: 0 });
  writeFileSync(join(world.directory, "stdin"), "");
  const again = spawnSync("sh", { input: script.stdout, encoding: "utf8" });
  expect(again).toMatchObject({ status: 0, stderr: `TOKEN=${secret}\n`.repeat(2) });
  expect(readFileSync(join(world.directory, "stdin"), "utf8")).toBe(given);

  for (const format of ["command", "script", "markdown", "json"]) {
    const { stdout, stderr } = await exported("--format", format);
    expect(stdout).not.toContain(secret);
    expect(stderr).toMatch(/^\d+ values? (is|are) masked; --with-secrets keeps them\.\n$/);
    expect((await exported("--format", format, "--with-secrets")).stdout).toContain(secret);
  }
  const shown = await world.run(["history", "show", id ?? "", "--json"]);
  expect((await exported("--with-secrets")).stdout).toBe(shown.stdout);

  await world.run(["add", "kept", "/run/netns/x"]);
  // Of both runs one after the other, and not at all where something is masked.
  const runBoth = async (...more: readonly string[]) => {
    const both = await world.run(["history", "export", "--format", "script", ...more]);
    writeFileSync(join(world.directory, "stdin"), "");
    const { status } = spawnSync("sh", { input: both.stdout, encoding: "utf8" });
    return [status, readFileSync(join(world.directory, "stdin"), "utf8")];
  };
  expect(await runBoth("--with-secrets")).toEqual([0, given + given]);
  expect(await runBoth()).toEqual([2, ""]);
  expect((await world.run(["history", "export", "99"])).stderr).toBe("The history has no run 99.\n");
  expect((await world.run(["history", "export", "x"])).stderr).toContain('the numbers of runs, not "x"');
});

test("a hundred runs at once are a hundred runs in the history", { timeout: 180_000 }, async () => {
  const all = await Promise.all(
    Array.from({ length: 100 }, (_, at) => world.run(["status", "fine", `/run/netns/n${at}`])),
  );
  expect(all.filter(({ exit, stderr }) => exit !== 0 || stderr !== "")).toEqual([]);
  const runs = await world.history();
  expect(new Set(runs.map(({ runtimeConf }) => runtimeConf.netns)).size).toBe(100);
  expect(runs.filter(({ outcome, steps }) => outcome !== "succeeded" || steps.length !== 1)).toEqual([]);
  expect(
    runs.flatMap(({ steps }) => steps).filter(({ state, stdout }) => state !== "succeeded" || !stdout),
  ).toEqual([]);
});

test("a run whose command is killed is interrupted, with what was seen", async () => {
  const child = world.start(["status", "slow", "x"]);
  const done = ended(child);
  const pid = await pluginPid();
  child.kill("SIGKILL");
  expect(await done).toMatchObject({ exit: "SIGKILL" });
  process.kill(pid, "SIGKILL");
  expect(await world.history()).toMatchObject([
    {
      outcome: "interrupted",
      steps: [{ state: "interrupted", path: join(world.directory, "bin/stuck"), stdout: null }],
    },
  ]);
});

test("Ctrl-C and SIGTERM end the plugin, and the run is cancelled", async () => {
  for (const [signal, exit] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    const child = world.start(["status", "slow", "x"]);
    const done = ended(child);
    const pid = await pluginPid();
    child.kill(signal);
    expect(await done).toEqual({ stdout: "", stderr: "cancelled\n", exit });
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
    rmSync(join(world.directory, "plugin.pid"));
  }
  expect((await world.history()).map(({ outcome }) => outcome)).toEqual(["cancelled", "cancelled"]);
});

test("--timeout ends a plugin that takes too long", async () => {
  expect(await world.run(["status", "slow", "x", "--timeout", "0.5"])).toEqual({
    stdout: "",
    stderr: "The plugin ran longer than it was allowed to.\n",
    exit: 1,
  });
  const [run] = await world.history();
  expect(run).toMatchObject({ outcome: "failed", error: { code: "TIMED_OUT" } });
  expect(run?.error && explainError(run.error)?.title).toBe("the plugin took too long");
});

test("version, validate and list say what plugins and files are like", async () => {
  const version = await world.run(["version", "fine"]);
  expect(version.stdout).toMatch(/^PLUGIN +VERSIONS +PATH\nquiet +0\.4\.0 1\.1\.0 +\/.*quiet\n$/);
  expect(version).toMatchObject({ stderr: "", exit: 0 });

  world.network("new", "1.0.0", "quiet");
  const validated = await world.run(["validate", "new"]);
  expect(validated.stdout).toContain(
    'new.conflist: error: [plugin quiet does not support config version "1.0.0"]',
  );
  expect(validated.exit).toBe(1);
  expect(await world.run(["validate", "fine"])).toMatchObject({ exit: 0, stderr: "" });

  world.network("aaa", "1.0.0");
  const listed = await world.run(["list", "networks"]);
  expect(listed).toMatchObject({ stderr: "", exit: 0 });
  expect(listed.stdout).toMatch(/^fine +1\.1\.0 +quiet +\//m);
  expect(listed.stdout).toMatch(/^\/.*aaa\.conflist:\d+:\d+: error: No plugins in list\.$/m);
  expect(await world.run(["list", "planets"])).toMatchObject({ stdout: "", exit: 1 });
});

test("the history is carried to another machine and back", async () => {
  await world.run(["status", "fine", "/run/netns/x"]);
  await world.run(["status", "two", "/run/netns/y"]);
  const file = (name: string) => join(world.directory, name);
  const historyFile = file("home/.local/state/cnitool-desktop/history.db");
  const wipe = () => {
    for (const end of ["", "-wal", "-shm"]) rmSync(historyFile + end, { force: true });
  };
  const jsonl = async () => (await world.run(["history", "export", "--with-secrets"])).stdout;
  const before = await jsonl();
  expect(before.trim().split("\n")).toHaveLength(2);

  await world.run(["history", "backup", file("copy.db")]);
  const bundle = ["--format", "bundle", "--with-secrets", "--output", file("all.cnirun")];
  expect(await world.run(["history", "export", ...bundle])).toMatchObject({ stdout: "", exit: 0 });
  wipe();
  const dry = await world.run(["history", "import", file("all.cnirun"), "--dry-run"]);
  expect(dry.stdout).toContain("2 runs would be added.\n");
  expect(await jsonl()).toBe("");
  expect((await world.run(["history", "import", file("all.cnirun")])).stdout).toBe("2 runs added.\n");
  expect(await jsonl()).toBe(before);
  const again = await world.run(["history", "import", file("all.cnirun")]);
  expect(again.stdout).toBe("0 runs added.\n2 runs in the history already.\n");

  wipe();
  renameSync(file("copy.db"), historyFile);
  expect(await jsonl()).toBe(before);
  const csv = (await world.run(["history", "export", "1", "2", "--format", "csv"])).stdout;
  expect(csv.split("\r\n")).toHaveLength(4);
  writeFileSync(file("none.cnirun"), "no bundle");
  expect(await world.run(["history", "import", file("none.cnirun")])).toMatchObject({
    exit: 1,
    stderr: expect.stringContaining("no bundle of runs"),
  });
});

test("an export that had to leave a run out is no success", async () => {
  await world.run(["status", "fine", "x"]);
  await world.run(["status", "two", "x"]);
  const historyFile = join(world.directory, "home/.local/state/cnitool-desktop/history.db");
  const database = new DatabaseSync(historyFile);
  database.exec("UPDATE run_details SET args = 'no JSON' WHERE run_id = 1");
  database.close();
  const exported = await world.run(["history", "export"]);
  expect(
    exported.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).id),
  ).toEqual([2]);
  expect(exported).toMatchObject({ exit: 1, stderr: "1 left out that the history holds damaged.\n" });
});

test("history lists, shows and exports what the filters leave", async () => {
  await world.run(["status", "fine", "x"]);
  await world.run(["status", "two", "x"]);
  await world.run(["status", "old", "x"]);
  const ids = async (...filters: readonly string[]) =>
    JSON.parse((await world.run(["history", "list", "--json", ...filters])).stdout).map(
      ({ id }: { readonly id: number }) => id,
    );
  expect(await ids()).toEqual([3, 2, 1]);
  expect(await ids("--outcome", "failed")).toEqual([2]);
  expect(await ids("--network", "fine")).toEqual([1]);
  expect(await ids("--limit", "2", "--op", "status")).toEqual([3, 2]);
  expect(await ids("--search", '"NOT today" op:status')).toEqual([2]);
  expect((await world.run(["history"])).stdout).toMatch(
    /^2 .* STATUS +failed +host +two .*not today; full$/m,
  );

  const show = (...args: readonly string[]) => world.run(["history", "show", "2", ...args]);
  expect((await show()).stdout).toContain("[2] STATUS refusing");
  expect((await show("--step", "2", "--stdout")).stdout).toBe(
    '{"code":50,"msg":"not today","details":"full"}\n',
  );
  expect((await show("--step", "1", "--stdin")).stdout).toBe(
    '{"cniVersion":"1.1.0","name":"two","type":"quiet"}',
  );
  expect((await show("--step", "2", "--env")).stdout).toContain("CNI_COMMAND=STATUS\n");
  expect(await show("--stdin")).toMatchObject({ exit: 1, stderr: expect.stringContaining("--step") });
  expect(await world.run(["history", "show", "9"])).toMatchObject({
    exit: 1,
    stderr: "The history has no run 9.\n",
  });
});

test("a run that is damaged says so in a sentence, and an export that is given up leaves nothing", async () => {
  await world.run(["status", "fine", "x"]);
  const historyFile = join(world.directory, "home/.local/state/cnitool-desktop/history.db");
  const history = new DatabaseSync(historyFile);
  history.exec("UPDATE run_details SET network_file = 'another'");
  // So many that somebody has the time to give up.
  history.exec("PRAGMA synchronous = OFF");
  const copies = "WITH RECURSIVE n (id) AS (SELECT 2 UNION ALL SELECT id + 1 FROM n WHERE id < 20000)";
  const columns =
    "operation, target_id, network_name, netns, container_id, if_name, started_at, outcome, headline, cell";
  history.exec(
    `${copies} INSERT INTO runs (id, ${columns}) SELECT n.id, ${columns} FROM n, runs WHERE runs.id = 1`,
  );
  const details = "network_file, network_bytes, args, capability_args, plugin_path, plugin_types";
  history.exec(
    `${copies} INSERT INTO run_details (run_id, ${details}) SELECT n.id, ${details} FROM n, run_details WHERE run_id = 1`,
  );
  history.close();
  const damaged = "Run 1 is damaged: the history does not hold what was written.";
  for (const args of [["show"], ["export"], ["export", "--format", "markdown"]]) {
    const [what = "", ...rest] = args;
    expect(await world.run(["history", what, "1", ...rest])).toEqual({
      stdout: "",
      stderr: `${damaged} The other runs are not touched by that.\n`,
      exit: 1,
    });
  }
  const output = join(world.directory, "exports");
  mkdirSync(output);
  const child = world.start(["history", "export", "--output", join(output, "all.jsonl")]);
  const done = ended(child);
  await expect.poll(() => readdirSync(output), { timeout: 10_000 }).toHaveLength(1);
  child.kill("SIGINT");
  expect(await done).toEqual({ stdout: "", stderr: "Cancelled.\n", exit: 1 });
  expect(readdirSync(output)).toEqual([]);
});

test("nothing of the history is lost to an option or a file name that was not meant so", async () => {
  await world.run(["status", "fine", "x"]);
  await world.run(["status", "two", "x"]);
  const historyFile = join(world.directory, "home/.local/state/cnitool-desktop/history.db");
  const linked = join(world.directory, "linked");
  symlinkSync(dirname(historyFile), linked);
  const refused: readonly (readonly [string, readonly string[]])[] = [
    ['"history delete" has no option --limit', ["delete", "--limit", "1", "--yes"]],
    ['"history delete" has no option --format', ["delete", "1", "--format", "csv"]],
    ['"history list" has no option --pin', ["--pin"]],
    ["Either numbers or a search, not both.", ["export", "1", "--limit", "1"]],
    ["That is the history itself; name another file.", ["export", "--output", historyFile]],
    ["That is the history itself; name another file.", ["export", "--output", `${historyFile}-wal`]],
    ["That is the history itself; name another file.", ["backup", join(linked, "history.db")]],
  ];
  for (const [message, args] of refused) {
    const { stdout, stderr, exit } = await world.run(["history", ...args]);
    expect({ stdout, exit, line: stderr.split("\n")[0] }).toEqual({ stdout: "", exit: 1, line: message });
  }
  for (const meant of [["1"], ["--outcome", "failed"]]) {
    const dry = await world.run(["history", "delete", ...meant, "--dry-run"]);
    expect(dry).toMatchObject({ stdout: "It would delete 1 run.\n", stderr: "", exit: 0 });
  }
  const nowhere = join(world.directory, "none/x");
  expect(await world.run(["history", "export", "--output", nowhere])).toMatchObject({
    stderr: `${nowhere} cannot be written: no such file or directory.\n`,
    exit: 1,
  });
  expect((await world.history()).map(({ id }) => id)).toHaveLength(2);
});

test("a mistake runs nothing, leaves no run, and says where there is help", async () => {
  for (const args of [
    ["ad", "fine", "x"],
    ["status", "fine"],
    ["status", "fine", "x", "--quick"],
    ["list"],
  ]) {
    const { stdout, stderr, exit } = await world.run(args);
    expect({ stdout, exit }).toEqual({ stdout: "", exit: 1 });
    expect(stderr).toMatch(/\nTry: cnitool-desktop.* --help\n$/);
  }
  expect(await world.history()).toEqual([]);
});
