import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { NetworkDirectory } from "../../shared/cni/network-file.ts";
import type { HandlerContext } from "../../shared/ipc/contract.ts";
import type { RunRequest } from "../../shared/run/run-record.ts";
import { openRunsStore } from "../history/runs-store.ts";
import { sampleRun } from "../history/sample-run.ts";
import { programPaths } from "../platform/paths.ts";
import { sampleFiles } from "../sample-networks/sample-files.ts";
import { composeServices, type Services } from "./create-services.ts";
import type { LoadedNetwork } from "./engine.ts";
import { programVersion } from "./program-version.ts";
import { hangingRun, quickRun, type StandInTarget, standInEngine, standInOffers } from "./stand-ins.ts";

const request: RunRequest = {
  operation: "ADD",
  targetId: "lab",
  network: { name: "lab-net", file: "/lab/10-lab.conflist", bytes: { encoding: "utf8", text: "{}" } },
  runtimeConf: { containerId: "c1", netns: "/run/netns/c1", ifName: "eth0", args: [], capabilityArgs: "" },
};

let home: string;
let leaving: AbortController;
let started: StandInTarget[];
let opened: Services[];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "services-"));
  leaving = new AbortController();
  opened = [];
});
afterEach(async () => {
  leaving.abort();
  await Promise.all(opened.map((services) => services.close()));
  rmSync(home, { recursive: true, force: true });
});

const paths = () => programPaths({}, home);
const context = (): HandlerContext => ({ signal: leaving.signal });

async function start(
  run: LoadedNetwork["run"] = quickRun,
  foreignHome: string | null = null,
): Promise<Services> {
  const offers = standInOffers();
  started = offers.started;
  const services = await composeServices(
    {
      paths: paths(),
      // Not used: the targets are stand-ins.
      launch: { node: { execPath: "/nonexistent", env: {} }, helperFile: "/nonexistent" },
      env: { CNI_PATH: "/plugins" },
      foreignHome,
      hostInfo: { host: "chromium", browserVersion: "1" },
    },
    {
      offer: offers.offer,
      engineFor: standInEngine(run),
      // Only names and bytes; what the engine makes of them is its own matter.
      describe: async (files, directory) => ({
        directory,
        problem: null,
        files: (await files.list(directory))
          .filter(({ name }) => /\.conf(list)?$/.test(name))
          .map(({ name }) => ({
            file: join(directory, name),
            bytes: { encoding: "utf8", text: readFileSync(join(directory, name), "utf8") },
            network: null,
            problems: [],
          })),
      }),
    },
  );
  opened.push(services);
  return services;
}

async function stop(services: Services): Promise<void> {
  opened = opened.filter((other) => other !== services);
  await services.close();
}

/** Reads a stream until a value is as wanted. */
async function until<T>(stream: AsyncIterable<T>, wanted: (value: T) => boolean): Promise<T> {
  for await (const value of stream) if (wanted(value)) return value;
  throw new Error("the stream ended before");
}

describe("the first start", () => {
  test("has a lab, the sample networks, no history and the default settings", async () => {
    const { handlers } = await start();
    const statuses = await until(handlers["targets.watch"](undefined, context()), (all) =>
      all.every(({ state }) => state !== "starting" && state !== "ended"),
    );
    expect(statuses).toEqual([
      { id: "lab", state: "ready", since: expect.any(Number) },
      { id: "host", state: "unavailable", reason: "Not in tests.", advice: "Use the lab." },
    ]);
    const networks = await until(handlers["networks.watch"]({ targetId: "lab" }, context()), () => true);
    expect(networks).toMatchObject({
      directory: paths().labNetworksDir,
      pluginPath: ["/plugins"],
      problem: null,
    });
    expect(networks.files.map(({ bytes }) => bytes)).toEqual(
      sampleFiles.map(({ text }) => ({ encoding: "utf8", text })),
    );
    expect(await handlers["history.page"]({ query: {}, limit: 10 }, context())).toEqual({
      runs: [],
      matching: 0,
      total: 0,
    });
    expect(await handlers["app.info"](undefined, context())).toMatchObject({
      host: "chromium",
      version: programVersion,
      historyFile: paths().historyFile,
    });
  });

  test("has the version of package.json", () => {
    const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
    expect(JSON.parse(text)).toMatchObject({ version: programVersion });
  });
});

describe("a restart", () => {
  test("shows the run as it was shown before, and the settings", async () => {
    const first = await start();
    await first.handlers["settings.change"]({ theme: "dark" }, context());
    const { id } = await first.handlers["runs.start"](request, context());
    await until(first.handlers["runs.watch"]({ id }, context()), (event) => event.type === "finished");
    const shown = await first.handlers["history.get"]({ id }, context());
    await stop(first);

    const { handlers } = await start();
    expect(await handlers["history.get"]({ id }, context())).toEqual(shown);
    const { facets } = await handlers["history.facets"]({ query: {}, limit: 10 }, context());
    expect(facets.network.values).toEqual([{ value: "lab-net", count: 1 }]);
    expect(await handlers["settings.get"](undefined, context())).toMatchObject({ theme: "dark" });
  });

  test("while a run is under way cancels it", async () => {
    const { run, running } = hangingRun();
    const first = await start(run);
    const { id } = await first.handlers["runs.start"](request, context());
    await running;
    await stop(first);
    const { handlers } = await start();
    expect(await handlers["history.get"]({ id }, context())).toMatchObject({ outcome: "cancelled" });
  });

  test("with a damaged history and broken settings tells the person", async () => {
    await stop(await start());
    writeFileSync(paths().historyFile, "no database".repeat(1000));
    writeFileSync(paths().settingsFile, "{");
    const { handlers } = await start();
    const notices = await until(handlers["app.notices"](undefined, context()), (all) =>
      all.some(({ message }) => message.includes("could be saved")),
    );
    expect(notices.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        "The settings could not be read, so the program began with its own.",
        "The history was damaged and a new one was begun. No run of the damaged history could be saved.",
      ]),
    );
    for (const { message, advice } of notices) {
      if (message.includes("history")) expect(advice).toContain("history.db.damaged-");
    }
  });
});

test("settings that cannot be used, and a home of another user, are told and stop nobody", async () => {
  mkdirSync(paths().settingsFile, { recursive: true });
  const { handlers } = await start(quickRun, "/home/ann");
  const notices = await until(handlers["app.notices"](undefined, context()), () => true);
  expect(notices.map(({ message }) => message)).toEqual([
    expect.stringContaining(`The settings in ${paths().settingsFile} cannot be used: EISDIR`),
    expect.stringContaining("/home/ann belongs to another user"),
  ]);
  expect(notices[1]?.advice).toContain(paths().stateDir);
});

describe("what is watched", () => {
  test("the history tells of each run when it begins and when it ends", async () => {
    const { run, running } = hangingRun();
    const { handlers } = await start(run);
    const events = handlers["history.watch"](undefined, context())[Symbol.asyncIterator]();
    const { id } = await handlers["runs.start"](request, context());
    expect((await events.next()).value).toMatchObject({ type: "changed", run: { id, outcome: "running" } });
    await running;
    await handlers["runs.cancel"]({ id }, context());
    expect((await events.next()).value).toMatchObject({ run: { id, outcome: "cancelled" } });
  });

  test("the history tells of runs that another process writes", async () => {
    const { handlers } = await start();
    const events = handlers["history.watch"](undefined, context())[Symbol.asyncIterator]();
    // Another connection is to SQLite what another process is.
    const other = openRunsStore(paths().historyFile);
    const run = other.begin(sampleRun);
    expect((await events.next()).value).toMatchObject({ run: { id: run.id, outcome: "running" } });
    other.finish({ ...run, outcome: "skipped", durationMs: 1, skipReason: "disableCheck" });
    const end = await until(
      { [Symbol.asyncIterator]: () => events },
      (event) => event.type === "changed" && event.run.outcome !== "running",
    );
    expect(end).toMatchObject({ run: { id: run.id, outcome: "skipped", headline: "disableCheck" } });
    other.close();
  });

  test("namespaces are looked at again after a change of our own and after a run", async () => {
    const { handlers } = await start();
    await handlers["targets.start"]({ targetId: "lab" }, context());
    const lists = handlers["namespaces.watch"]({ targetId: "lab" }, context())[Symbol.asyncIterator]();
    expect((await lists.next()).value).toEqual([]);
    await handlers["namespaces.create"]({ targetId: "lab", name: "demo1" }, context());
    expect((await lists.next()).value).toMatchObject([{ name: "demo1" }]);
    await started[0]?.namespaces.create("by-the-run");
    await handlers["runs.start"](request, context());
    expect((await lists.next()).value).toMatchObject([{ name: "by-the-run" }, { name: "demo1" }]);
    await handlers["namespaces.delete"]({ targetId: "lab", name: "demo1" }, context());
    expect((await lists.next()).value).toMatchObject([{ name: "by-the-run" }]);
  });

  test("networks are read again when a file changes, when the lab goes and when it is back", async () => {
    const { handlers } = await start();
    const watch = handlers["networks.watch"]({ targetId: "lab" }, context());
    const directories = watch[Symbol.asyncIterator]();
    const next = async (): Promise<NetworkDirectory> => (await directories.next()).value;
    expect((await next()).files).toHaveLength(sampleFiles.length);

    rmSync(join(paths().labNetworksDir, "99-broken.conf"));
    expect((await next()).files).toHaveLength(sampleFiles.length - 1);

    started[0]?.end("It was killed.");
    expect(await next()).toMatchObject({ files: [], problem: "The lab is not running: It was killed." });
    await handlers["targets.start"]({ targetId: "lab" }, context());
    expect((await next()).files).toHaveLength(sampleFiles.length - 1);
  });

  test("a reset throws the lab's namespaces away", async () => {
    const { handlers } = await start();
    await handlers["namespaces.create"]({ targetId: "lab", name: "demo1" }, context());
    const lists = handlers["namespaces.watch"]({ targetId: "lab" }, context());
    await until(lists, (all) => all.length === 1);
    await handlers["targets.reset"]({ targetId: "lab" }, context());
    await until(handlers["namespaces.watch"]({ targetId: "lab" }, context()), (all) => all.length === 0);
    expect(started).toHaveLength(2);
    expect(await started[0]?.ended).toBe("It was closed.");
  });

  test("a target that this machine does not offer says why instead of networks", async () => {
    const { handlers } = await start();
    const host = await until(handlers["networks.watch"]({ targetId: "host" }, context()), () => true);
    expect(host).toMatchObject({ directory: "/etc/cni/net.d", files: [], problem: "Not in tests." });
    await expect(handlers["targets.start"]({ targetId: "host" }, context())).rejects.toMatchObject({
      data: { code: "REFUSED", advice: "Use the lab." },
    });
  });
});
