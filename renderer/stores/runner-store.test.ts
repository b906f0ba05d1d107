import { beforeEach, describe, expect, test } from "vitest";
import { standInClient } from "../../e2e/fixtures/stand-in-client.ts";
import { succeededRun } from "../../e2e/fixtures/stand-in-data.ts";
import { summaryOf } from "../../e2e/fixtures/stand-in-main.ts";
import type { CachedAttachment } from "../../shared/cni/cached-attachment.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import type { ExactBytes } from "../../shared/run/exact-bytes.ts";
import type { RunRecord, RunRequest, RunSummary } from "../../shared/run/run-record.ts";
import { createNoticesStore } from "./notices-store.ts";
import { createRunnerStore, type RunnerStore } from "./runner-store.ts";

const { operation, targetId, network, runtimeConf } = succeededRun;
const inLab: RunRequest = { operation, targetId, network, runtimeConf };
const onHost: RunRequest = { ...inLab, targetId: "host" };

const textOf = (bytes: ExactBytes): string => (bytes.encoding === "utf8" ? bytes.text : "");

describe("starting a run", () => {
  let asked: RunRequest[];
  let started: RunRecord[];
  let runner: RunnerStore;

  beforeEach(() => {
    asked = [];
    started = [];
    const client = standInClient({
      "runs.start": (request) => {
        asked.push(request);
        return { ...succeededRun, ...request };
      },
    });
    runner = createRunnerStore(client, createNoticesStore(), (record) => started.push(record));
  });

  test("in the lab needs no agreement", async () => {
    await runner.getState().request(inLab);
    expect(asked).toEqual([inLab]);
    expect(started).toHaveLength(1);
    expect(runner.getState().starting).toBeNull();
  });

  test("in step mode says so, whatever the run was that is repeated", async () => {
    let stepwise = true;
    const client = standInClient({
      "runs.start": (request) => {
        asked.push(request);
        return { ...succeededRun, ...request };
      },
    });
    const steps = createRunnerStore(
      client,
      createNoticesStore(),
      () => {},
      () => stepwise,
    );
    await steps.getState().request(inLab);
    stepwise = false;
    await steps.getState().request(inLab);
    expect(asked).toEqual([{ ...inLab, stepwise: true }, inLab]);
  });

  test("is asked for when the window shows that it begins, and not before", async () => {
    const painted = Promise.withResolvers<void>();
    const client = standInClient({
      "runs.start": (request) => {
        asked.push(request);
        return { ...succeededRun, ...request };
      },
    });
    const store = createRunnerStore(
      client,
      createNoticesStore(),
      () => {},
      () => false,
      () => false,
      () => painted.promise,
    );
    const begun = store.getState().request(inLab);
    expect(store.getState().starting).toEqual(inLab);
    expect(asked).toEqual([]);
    painted.resolve();
    await begun;
    expect(asked).toEqual([inLab]);
  });

  test("on the host is agreed to once", async () => {
    await runner.getState().request(onHost);
    expect(asked).toEqual([]);
    expect(runner.getState().confirmation).toEqual({ request: onHost, reasons: ["host"] });
    await runner.getState().confirm();
    await runner.getState().request(onHost);
    expect(asked).toHaveLength(2);
  });

  test("that was declined is asked about again", async () => {
    await runner.getState().request(onHost);
    runner.getState().decline();
    await runner.getState().confirm();
    await runner.getState().request(onHost);
    expect(asked).toEqual([]);
    expect(runner.getState().confirmation).not.toBeNull();
  });

  test("is agreed to every time for a GC", async () => {
    const gc: RunRequest = { ...inLab, operation: "GC" };
    await runner.getState().request(gc);
    await runner.getState().confirm();
    await runner.getState().request(gc);
    expect(asked).toHaveLength(1);
    expect(runner.getState().confirmation?.reasons).toEqual(["gc"]);
  });

  test("is known from the press of the button on", async () => {
    const started = runner.getState().request(inLab);
    expect(runner.getState().starting).toBe(inLab);
    await started;
  });

  test("a GC that the network keeps from doing anything is not asked about", async () => {
    const config = { ...JSON.parse(textOf(network.bytes)), disableGC: true };
    const bytes = { encoding: "utf8", text: JSON.stringify(config) } as const;
    const gc: RunRequest = { ...inLab, operation: "GC", network: { ...network, bytes } };
    await runner.getState().request(gc);
    expect(asked).toEqual([gc]);
  });

  test("twice at once starts one", async () => {
    await Promise.all([runner.getState().request(inLab), runner.getState().request(inLab)]);
    expect(asked).toHaveLength(1);
  });
});

describe("undoing an ADD", () => {
  const entry: CachedAttachment = { networkName: network.name, ...runtimeConf };
  const del: RunRequest = { ...inLab, operation: "DEL" };

  const first = summaryOf(succeededRun);

  function runnerWith(
    cache: () => readonly CachedAttachment[],
    runs: () => readonly RunSummary[] = () => [first],
  ) {
    const asked: RunRequest[] = [];
    const notices = createNoticesStore();
    const client = standInClient({
      "attachments.list": cache,
      "history.ofAttachment": runs,
      "runs.start": (request) => {
        asked.push(request);
        return { ...succeededRun, ...request };
      },
    });
    return { asked, notices, runner: createRunnerStore(client, notices, () => {}) };
  }

  test("starts the DEL with its config and arguments while the cache has its entry", async () => {
    const { asked, runner } = runnerWith(() => [entry]);
    await runner.getState().undo(succeededRun);
    expect(asked).toEqual([del]);
  });

  test("asks where the cache has only entries of other attachments", async () => {
    const { asked, runner } = runnerWith(() => [{ ...entry, ifName: "other0" }]);
    await runner.getState().undo(succeededRun);
    expect(asked).toEqual([]);
    expect(runner.getState().confirmation).toEqual({ request: del, reasons: ["uncached"] });
    await runner.getState().confirm();
    expect(asked).toEqual([del]);
  });

  test("that never ended well asks for no entry", async () => {
    const { asked, runner } = runnerWith(() => []);
    await runner.getState().undo({ ...succeededRun, outcome: "cancelled" });
    expect(asked).toEqual([del]);
  });

  test("asks where a later ADD holds the attachment now", async () => {
    const runs = [
      { ...first, id: 3, startedAt: 2 },
      { ...first, id: 2, startedAt: 1, operation: "DEL" as const },
      first,
    ];
    const { asked, runner } = runnerWith(
      () => [entry],
      () => runs,
    );
    await runner.getState().undo(succeededRun);
    expect(asked).toEqual([]);
    const since = { state: "held", id: succeededRun.id, by: 3 };
    expect(runner.getState().confirmation).toEqual({ request: del, reasons: ["held"], since });
    await runner.getState().confirm();
    expect(asked).toEqual([del]);
  });

  test("that was undone already says by which run", async () => {
    const undone = { ...first, id: 2, startedAt: 1, operation: "DEL" as const };
    const { asked, runner } = runnerWith(
      () => [],
      () => [undone, first],
    );
    await runner.getState().undo(succeededRun);
    expect(asked).toEqual([]);
    const since = { state: "undone", id: succeededRun.id, by: 2 };
    expect(runner.getState().confirmation).toEqual({ request: del, reasons: ["undone", "uncached"], since });
  });

  test("goes on where the history cannot be read, and says so", async () => {
    const { asked, notices, runner } = runnerWith(
      () => [entry],
      () => {
        throw new IpcError({ code: "REFUSED", message: "The history cannot be read." });
      },
    );
    await runner.getState().undo(succeededRun);
    expect(asked).toEqual([del]);
    expect(notices.getState().notices).toMatchObject([{ message: "The history cannot be read." }]);
  });

  test("goes on where the cache cannot be read, and says so", async () => {
    const { asked, notices, runner } = runnerWith(() => {
      throw new IpcError({ code: "REFUSED", message: "The result cache cannot be read." });
    });
    await runner.getState().undo(succeededRun);
    expect(asked).toEqual([del]);
    expect(notices.getState().notices).toMatchObject([{ message: "The result cache cannot be read." }]);
  });
});

test("a run that is refused is told, and the next one can be started", async () => {
  const notices = createNoticesStore();
  const client = standInClient({
    "runs.start": () => {
      throw new IpcError({ code: "REFUSED", message: "The lab has ended.", advice: "Start it again." });
    },
  });
  const runner = createRunnerStore(client, notices, () => {});
  await runner.getState().request(inLab);
  expect(notices.getState().notices).toMatchObject([
    { message: "The lab has ended.", advice: "Start it again." },
  ]);
  expect(runner.getState().starting).toBeNull();
});
