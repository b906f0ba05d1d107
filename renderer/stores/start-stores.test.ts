import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { handStream, standInClient, untilState } from "../../e2e/fixtures/stand-in-client.ts";
import { namespaces, networkDirectory, succeededRun } from "../../e2e/fixtures/stand-in-data.ts";
import { createStandInMain, type StandInMain } from "../../e2e/fixtures/stand-in-main.ts";
import { manyRuns } from "../../e2e/fixtures/stand-in-runs.ts";
import { runsWith } from "../../shared/history/run-query.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { HistoryEvent } from "../../shared/run/history-query.ts";
import type { AddressBar } from "./route-store.ts";
import { startStores } from "./start-stores.ts";
import { createStores, type Stores } from "./stores.ts";

/** An address bar in memory, which can be gone back in. */
function memoryBar(hash: string): AddressBar & { back(): void } {
  const listeners = new Set<() => void>();
  const steps = [hash];
  return {
    location: {
      get hash() {
        return steps.at(-1) ?? "";
      },
      set hash(next: string) {
        if (next !== steps.at(-1)) steps.push(next);
      },
    },
    history: { replaceState: (_data, _unused, url) => void steps.splice(-1, 1, url) },
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
    back: () => {
      steps.pop();
      for (const listener of listeners) listener();
    },
  };
}

describe("the window's stores together", () => {
  let main: StandInMain;
  let client: Client;
  let kept: Map<string, string>;

  beforeEach(() => {
    // There is no screen here.
    vi.stubGlobal("requestAnimationFrame", (task: () => void) => setTimeout(task));
    vi.stubGlobal("cancelAnimationFrame", clearTimeout);
    main = createStandInMain({ runs: [...manyRuns(9, 0)] });
    client = standInClient(main.handlers);
    kept = new Map();
  });
  afterEach(() => {
    client.close();
    vi.unstubAllGlobals();
  });

  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const open = async (hash = "", bar = memoryBar(hash)): Promise<Stores> => {
    const stores = createStores(client, bar);
    await startStores(stores, memory);
    await untilState(stores.networks, ({ directory }) => directory !== null);
    await untilState(stores.namespaces, (state) => state.namespaces !== null);
    return stores;
  };

  test("begin with the first good network and the first namespace", async () => {
    const { runForm } = await open();
    expect(runForm.getState().form).toMatchObject({
      networkFile: networkDirectory.files[0]?.file,
      netns: namespaces[0]?.path,
    });
    expect(main.settings.value.choices.lab).toEqual({ networkFile: null, netns: null });
  });

  test("begin with what was chosen last time, and keep what is chosen now", async () => {
    const networkFile = networkDirectory.files[2]?.file ?? null;
    const netns = namespaces[1]?.path ?? null;
    main.settings.set({
      ...main.settings.value,
      choices: { ...main.settings.value.choices, lab: { networkFile, netns } },
    });
    const stores = await open();
    expect(stores.runForm.getState().form).toMatchObject({ networkFile, netns });
    stores.runForm.getState().edit({ netns: "/run/netns/demo3" });
    await untilState(stores.settings, ({ settings }) => settings.choices.lab.netns === "/run/netns/demo3");
  });

  test("forget a namespace that went with the lab", async () => {
    const { runForm } = await open();
    main.namespaces.set([]);
    await untilState(runForm, ({ form }) => form.netns === null);
  });

  test("follow another target with a fresh form", async () => {
    const stores = await open();
    stores.runForm.getState().edit({ ifName: "net7" });
    await stores.settings.getState().change({ target: "host" });
    await untilState(stores.networks, ({ targetId, directory }) => targetId === "host" && directory !== null);
    expect(stores.runForm.getState().form.ifName).toBe("eth0");
  });

  test("say what the history takes after it gave the disk back what deleted runs had left", async () => {
    let bytes = 102_000_000;
    const events = handStream<HistoryEvent>();
    client.close();
    client = standInClient({
      ...main.handlers,
      "history.usage": () => ({ runs: 9, oldestAt: null, bytes, freeBytes: 0, shrinks: true }),
      "history.watch": (_input, { signal }) => events.watch(signal),
    });
    const { usage } = await open();
    await usage.getState().load();
    bytes = 60_000_000;
    events.send({ type: "shrunk" });
    await untilState(usage, (state) => state.usage?.bytes === bytes);
  });

  test("show a run that was started, and the same run after a reload", async () => {
    const first = await open("#/history");
    const { operation, targetId, network, runtimeConf } = succeededRun;
    await first.runner.getState().request({ operation, targetId, network, runtimeConf });
    expect(first.route.getState().route.view).toBe("run");
    await untilState(first.currentRun, ({ record }) => record?.outcome === "succeeded");
    const second = await open();
    const { record } = await untilState(second.currentRun, (state) => state.record !== null);
    expect(record).toMatchObject({ id: 10, outcome: "succeeded" });
  });

  test("keep what was typed into the form and what fills the view over a reload", async () => {
    const first = await open();
    const { edit, editCapability } = first.runForm.getState();
    edit({ networkFile: networkDirectory.files[1]?.file ?? null, netns: namespaces[1]?.path ?? null });
    edit({ ownContainerId: "my-pod", ifName: "net7", args: [{ id: 0, key: "K8S_POD_NAME", value: "web" }] });
    editCapability("portMappings", { kind: "json", text: '[{"hostPort":' });
    first.ui.getState().toggleRunFills();
    const second = await open();
    expect(second.runForm.getState().form).toEqual(first.runForm.getState().form);
    await untilState(second.runForm, ({ derivedContainerId }) => derivedContainerId !== "");
    expect(second.ui.getState().runFills).toBe(true);
  });

  test("take over nothing that was typed for another target", async () => {
    const first = await open();
    first.runForm.getState().edit({ ifName: "net7" });
    main.settings.set({ ...main.settings.value, target: "host" });
    expect((await open()).runForm.getState().form.ifName).toBe("eth0");
  });

  test("take the history's filter and selection from the address, and go back in it", async () => {
    const bar = memoryBar("#/history?q=outcome:failed&run=4");
    const stores = await open("", bar);
    await untilState(stores.history, ({ state }) => state === "ready");
    expect(stores.history.getState()).toMatchObject({
      filter: runsWith({ outcome: "failed" }),
      matching: 2,
      total: 9,
    });
    await untilState(stores.selectedRun, ({ record }) => record?.id === 4);
    stores.route.getState().navigate({ view: "history", filter: runsWith({ operation: "DEL" }), runId: 4 });
    await untilState(stores.history, ({ state, matching }) => state === "ready" && matching === 1);
    bar.back();
    await untilState(stores.history, ({ state, matching }) => state === "ready" && matching === 2);
    expect(stores.history.getState().filter).toEqual(runsWith({ outcome: "failed" }));
  });
});
