import { expect, test } from "vitest";
import { handStream, standInClient, untilState } from "../../e2e/fixtures/stand-in-client.ts";
import { succeededRun } from "../../e2e/fixtures/stand-in-data.ts";
import { summaryOf } from "../../e2e/fixtures/stand-in-main.ts";
import type { Handlers } from "../../shared/ipc/contract.ts";
import type { ProbeEvent, ProbePlace } from "../../shared/probe/probe.ts";
import type { HistoryEvent } from "../../shared/run/history-query.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { probeKey } from "../model/probe/probe-key.ts";
import { createNoticesStore } from "./notices-store.ts";
import { createProbingStore } from "./probing-store.ts";

const icmp = { kind: "icmp" } as const;
const pairs = [
  { netns: "/run/netns/a", address: "10.88.0.1" },
  { netns: "/run/netns/b", address: "10.88.0.1" },
] as const;
const [firstKey = "", secondKey = ""] = pairs.map((pair) => probeKey(icmp, pair));
const place: ProbePlace = { netns: "", name: "", addresses: [], gateways: [], problem: null };
const answered = (index: number): ProbeEvent => ({
  type: "answered",
  index,
  answer: { outcome: { kind: "reached", rttMs: 1 }, processes: [], insteadOfPing: null },
});

/** A store whose target is open; its checks and the history are told by hand. */
function begin(over: Partial<Handlers> = {}) {
  const history = handStream<HistoryEvent>();
  const checks = handStream<ProbeEvent>();
  const notices = createNoticesStore();
  let time = 1000;
  const client = standInClient({
    "probes.places": () => [place],
    "history.watch": (_input, { signal }) => history.watch(signal),
    "probes.run": (_input, { signal }) => checks.watch(signal),
    ...over,
  });
  const store = createProbingStore(client, notices, () => time);
  store.getState().open("lab");
  const tellRun = (record: RunRecord) => history.send({ type: "changed", run: summaryOf(record) });
  return { store, checks, notices, tellRun, setTime: (to: number) => (time = to) };
}

const running: RunRecord = { ...succeededRun, id: 7, outcome: "running", durationMs: null, startedAt: 1001 };
const ended: RunRecord = { ...running, outcome: "succeeded", durationMs: 5 };
const change = {
  action: "removed",
  side: "target",
  kind: "link",
  key: "veth",
  before: "veth",
  after: null,
  command: "ip link",
  shared: null,
} as const;

test("checks wait, go on and are answered, each with the time of its beginning", async () => {
  const { store, checks, setTime } = begin();
  store.getState().run(icmp, pairs);
  expect(store.getState()).toMatchObject({ underWay: { total: 2, answered: 0 } });
  expect(store.getState().pending.get(firstKey)).toBeNull();
  checks.send({ type: "started", index: 0 });
  await untilState(store, ({ pending }) => pending.get(firstKey) === 1000);
  setTime(2000);
  checks.send(answered(0));
  await untilState(store, ({ answers }) => answers.size === 1);
  expect(store.getState().answers.get(firstKey)).toMatchObject({ triedAt: 1000 });
  expect(store.getState().underWay).toEqual({ total: 2, answered: 1 });
  checks.send({ type: "started", index: 1 });
  checks.send(answered(1));
  const { underWay, pending } = await untilState(store, ({ answers }) => answers.size === 2);
  expect(underWay).toBeNull();
  expect(pending.size).toBe(0);
});

test("what came of listening is that of the last checks", async () => {
  const { store, checks } = begin();
  store.getState().run(icmp, pairs);
  const nothing = { encoding: "utf8", text: "" } as const;
  const process = { argv: ["prober"], exitCode: null, signal: "SIGTERM", spawnError: null, durationMs: 1 };
  checks.send({ type: "listened", netns: "", process: { ...process, stdout: nothing, stderr: nothing } });
  const { listened } = await untilState(store, (state) => state.listened.size > 0);
  expect(listened.get("")).toMatchObject({ argv: ["prober"] });
  store.getState().run(icmp, pairs);
  expect(store.getState().listened.size).toBe(0);
});

test("what was answered before a cancel stays, and nothing comes after it", async () => {
  const { store, checks } = begin();
  store.getState().run(icmp, pairs);
  checks.send({ type: "started", index: 0 });
  checks.send(answered(0));
  await untilState(store, ({ answers }) => answers.size === 1);
  store.getState().cancel();
  const cancelled = { total: 2, answered: 1 };
  expect(store.getState()).toMatchObject({ underWay: null, pending: new Map(), cancelled });
  checks.send(answered(1));
  await store.getState().load();
  expect(store.getState().answers.has(secondKey)).toBe(false);
  store.getState().run(icmp, pairs);
  expect(store.getState().cancelled).toBeNull();
});

test("checks that break off say why and leave none that waits", async () => {
  const { store, checks, notices } = begin();
  store.getState().run(icmp, pairs);
  checks.fail(new Error("the lab has ended"));
  await untilState(store, ({ underWay }) => underWay === null);
  expect(store.getState().pending.size).toBe(0);
  expect(notices.getState().notices).toHaveLength(1);
});

test.each<[string, RunRecord, boolean]>([
  ["that changed something", { ...ended, changes: { changes: [change], remains: null, unread: [] } }, true],
  ["that changed nothing", { ...ended, changes: { changes: [], remains: null, unread: [] } }, false],
  [
    "during which a neighbour was learned",
    { ...ended, changes: { changes: [{ ...change, kind: "neighbour" }], remains: null, unread: [] } },
    false,
  ],
  ["that nobody looked at, with plugins that ran", { ...ended, changes: null }, true],
  ["that nobody looked at, without plugins", { ...ended, changes: null, steps: [] }, false],
  ["that only asks", { ...ended, operation: "STATUS", changes: null }, false],
])("a run %s: %s", async (_name, record, changed) => {
  let reads = 0;
  const { store, tellRun, setTime } = begin({
    "history.get": () => record,
    "probes.places": () => {
      reads += 1;
      return [{ ...place, name: String(reads) }];
    },
  });
  await untilState(store, ({ places }) => places !== null);
  tellRun({ ...record, outcome: "running", durationMs: null });
  setTime(3000);
  tellRun(record);
  await untilState(store, ({ places }) => places?.[0]?.name === "2");
  expect(store.getState().changedAt).toBe(changed ? 3000 : 0);
});

test("a run of another target, one that had ended before, and one that is told again change nothing", async () => {
  const asked: number[] = [];
  const { store, tellRun } = begin({
    "history.get": ({ id }) => {
      asked.push(id);
      return ended;
    },
  });
  await untilState(store, ({ places }) => places !== null);
  tellRun({ ...ended, id: 1, targetId: "host" });
  tellRun({ ...ended, id: 2, startedAt: 10 });
  tellRun({ ...ended, id: 3 });
  tellRun({ ...ended, id: 3 });
  tellRun({ ...ended, id: 4 });
  await expect.poll(() => asked).toEqual([3, 4]);
});

test("places that cannot be read say why until they can", async () => {
  let works = false;
  const { store } = begin({
    "probes.places": () => {
      if (!works) throw new Error("no ip");
      return [place];
    },
  });
  await untilState(store, ({ problem }) => problem !== null);
  works = true;
  store.getState().open("lab");
  expect((await untilState(store, ({ places }) => places !== null)).problem).toBeNull();
});
