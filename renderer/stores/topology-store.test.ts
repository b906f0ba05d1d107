import { expect, test } from "vitest";
import { standInClient, untilState } from "../../e2e/fixtures/stand-in-client.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import type { Topology, TopologyEvent } from "../../shared/topology/topology.ts";
import { createTopologyStore } from "./topology-store.ts";

const topology = (readAt: number): Topology => ({ readAt, namespaces: [] });

/** A store whose main process tells these events, and then fails if it is told to. */
function storeWith(events: readonly TopologyEvent[], failure: IpcError | null = null) {
  const watched: string[] = [];
  const client = standInClient({
    "topology.watch": async function* ({ targetId }, { signal }) {
      watched.push(targetId);
      yield* events;
      if (failure !== null) throw failure;
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      watched.push(`not ${targetId}`);
    },
  });
  return { store: createTopologyStore(client), watched };
}

test("shows what was read, and that it was read again and is as it was", async () => {
  const { store } = storeWith([
    { type: "read", topology: topology(5) },
    { type: "same", readAt: 9 },
  ]);
  const stop = store.getState().watch("lab");
  const state = await untilState(store, ({ readAt }) => readAt === 9);
  expect(state).toMatchObject({ targetId: "lab", topology: topology(5), absent: false, problem: null });
  stop();
});

test("a target that went away holds nothing", async () => {
  const { store } = storeWith([{ type: "read", topology: topology(5) }, { type: "absent" }]);
  const stop = store.getState().watch("lab");
  expect(await untilState(store, ({ absent }) => absent)).toMatchObject({ topology: null });
  stop();
});

test("what one target held is not shown for another; one is watched at a time", async () => {
  const { store, watched } = storeWith([{ type: "read", topology: topology(5) }]);
  store.getState().watch("lab");
  await untilState(store, (state) => state.topology !== null);
  const stop = store.getState().watch("host");
  expect(store.getState()).toMatchObject({ targetId: "host", topology: null });
  await untilState(store, (state) => state.topology !== null);
  expect(watched).toEqual(["lab", "not lab", "host"]);
  stop();
});

test("a stream that breaks is told, and can be begun again", async () => {
  const { store } = storeWith([], new IpcError({ code: "INTERNAL", message: "It broke." }));
  store.getState().watch("lab");
  const { problem } = await untilState(store, (state) => state.problem !== null);
  expect(problem?.message).toBe("It broke.");
  store.getState().watch("lab");
  expect(store.getState().problem).toBeNull();
  await untilState(store, (state) => state.problem !== null);
});

test("a picture is offered until it goes away, but not in place of the one after it", () => {
  const { store } = storeWith([]);
  const picture = () => ({ fit: () => {}, save: () => {} });
  const [first, second] = [picture(), picture()];
  const withdrawFirst = store.getState().offer(first);
  const withdrawSecond = store.getState().offer(second);
  withdrawFirst();
  expect(store.getState().picture).toBe(second);
  withdrawSecond();
  expect(store.getState().picture).toBeNull();
});
