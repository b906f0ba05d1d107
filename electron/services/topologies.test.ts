import { expect, test } from "vitest";
import type { TargetId } from "../../shared/target/target-status.ts";
import type { NamespaceReading } from "../target/target.ts";
import { standInTarget } from "./stand-ins.ts";
import { Listeners } from "./streams/listeners.ts";
import { createTopologies } from "./topologies.ts";

const reading = (name: string | null, text = "[]\n[]\n[]\n"): NamespaceReading => ({
  ...{ name, text, problem: null },
  path: name === null ? "/proc/self/ns/net" : `/run/netns/${name}`,
  identity: String(name),
});

/** A lab that holds what is put into `holds`, and can go away. */
function setUp() {
  const state = { holds: [reading(null)], runs: true, signal: null as AbortSignal | null };
  const changes = new Listeners();
  const ended = new Listeners();
  const target = {
    ...standInTarget(),
    readNamespaces: (signal: AbortSignal) => {
      state.signal = signal;
      return Promise.resolve(state.holds);
    },
  };
  const topologies = createTopologies(
    { running: () => (state.runs ? target : null), onChange: (_: TargetId, listener) => ended.add(listener) },
    { onChange: (_: TargetId, listener) => changes.add(listener) },
  );
  const leaving = new AbortController();
  const events = topologies.watch("lab", leaving.signal)[Symbol.asyncIterator]();
  const next = async () => (await events.next()).value;
  return { state, changes, ended, leaving, events, next };
}

test("tells what the target holds, again when something changed, and that nothing did", async () => {
  const { state, changes, next, leaving, events } = setUp();
  expect(await next()).toMatchObject({ type: "read", topology: { namespaces: [{ name: null }] } });
  changes.call();
  expect(await next()).toMatchObject({ type: "same", readAt: expect.any(Number) });
  state.holds = [reading(null), reading("demo1")];
  changes.call();
  expect(await next()).toMatchObject({ type: "read", topology: { namespaces: [{}, { name: "demo1" }] } });
  const end = events.next();
  leaving.abort();
  expect((await end).done).toBe(true);
  expect(state.signal?.aborted).toBe(true);
  expect(changes.isEmpty).toBe(true);
});

test("tells that the target went away, and what it holds when it is back", async () => {
  const { state, ended, next, leaving } = setUp();
  state.runs = false;
  expect(await next()).toEqual({ type: "absent" });
  state.runs = true;
  ended.call();
  expect(await next()).toMatchObject({ type: "read" });
  state.runs = false;
  ended.call();
  expect(await next()).toEqual({ type: "absent" });
  leaving.abort();
});
