import { describe, expect, test } from "vitest";
import { handStream, standInClient, untilState } from "../../e2e/fixtures/stand-in-client.ts";
import { succeededRun } from "../../e2e/fixtures/stand-in-data.ts";
import type { Notice } from "../../shared/app/notice.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import { defaultSettings } from "../../shared/settings/settings.ts";
import { followNotices } from "./follow-notices.ts";
import { createNamespacesStore } from "./namespaces-store.ts";
import { createNoticesStore } from "./notices-store.ts";
import { createRunFormStore } from "./run-form-store.ts";
import { createSettingsStore } from "./settings-store.ts";

describe("settings", () => {
  test("change at once, and are taken back where they cannot be kept", async () => {
    const notices = createNoticesStore();
    const client = standInClient({ "settings.get": () => ({ ...defaultSettings, projector: true }) });
    const store = createSettingsStore(client, notices);
    await store.getState().load();
    const changed = store.getState().change({ theme: "dark" });
    expect(store.getState().settings).toMatchObject({ theme: "dark", projector: true });
    await changed;
    expect(store.getState().settings).toMatchObject({ theme: "system", projector: true });
    expect(notices.getState().notices).toHaveLength(1);
  });

  test("are the defaults where they cannot be read, and the window goes on", async () => {
    const notices = createNoticesStore();
    const store = createSettingsStore(standInClient({}), notices);
    await store.getState().load();
    expect(store.getState()).toMatchObject({ loaded: true, settings: defaultSettings });
    expect(notices.getState().notices).toHaveLength(1);
  });
});

describe("notices", () => {
  test("tell the same thing once, and nothing of what this side cancelled", () => {
    const store = createNoticesStore();
    store.getState().report(new Error("no"));
    store.getState().report(new Error("no"));
    store.getState().report(new IpcError({ code: "CANCELLED", message: "cancelled" }));
    expect(store.getState().notices).toHaveLength(1);
  });

  test("of the main process are shown once, also after a reload", async () => {
    const told: readonly Notice[] = [{ id: 1, message: "The history was set aside.", advice: "" }];
    const memory = new Map<string, string>();
    const load = () => {
      const events = handStream<readonly Notice[]>();
      const client = standInClient({ "app.notices": (_input, { signal }) => events.watch(signal) });
      const notices = createNoticesStore();
      followNotices(client, notices, {
        getItem: (key) => memory.get(key) ?? null,
        setItem: (key, value) => memory.set(key, value),
      });
      return { events, notices };
    };
    const first = load();
    first.events.send(told);
    await untilState(first.notices, ({ notices }) => notices.length === 1);
    const second = load();
    second.events.send(told);
    second.events.send([...told, { id: 2, message: "New.", advice: "" }]);
    const { notices } = await untilState(second.notices, (state) => state.notices.length > 0);
    expect(notices.map(({ message }) => message)).toEqual(["New."]);
    second.events.send(told);
    await untilState(second.notices, (state) => state.notices.length === 0);
  });
});

describe("namespaces", () => {
  test("have a new one in its place as soon as it is made", async () => {
    const made = (name: string) => ({ name, path: `/run/netns/${name}`, interfaces: [] });
    const events = handStream<readonly ReturnType<typeof made>[]>();
    const client = standInClient({
      "namespaces.watch": (_input, { signal }) => events.watch(signal),
      "namespaces.create": ({ name }) => made(name),
      "namespaces.delete": () => {},
    });
    const store = createNamespacesStore(client);
    store.getState().follow("lab");
    events.send([made("a"), made("c")]);
    await untilState(store, ({ namespaces }) => namespaces !== null);
    await store.getState().create("b");
    expect(store.getState().namespaces?.map(({ name }) => name)).toEqual(["a", "b", "c"]);
    await store.getState().remove("a");
    expect(store.getState().namespaces?.map(({ name }) => name)).toEqual(["b", "c"]);
  });

  test("of one target are not told of another one that is followed meanwhile", async () => {
    const onHost = { name: "a", path: "/run/netns/a", interfaces: [] };
    const made = Promise.withResolvers<typeof onHost>();
    const client = standInClient({
      "namespaces.watch": async function* ({ targetId }) {
        yield targetId === "host" ? [onHost] : [];
      },
      "namespaces.create": () => made.promise,
    });
    const store = createNamespacesStore(client);
    store.getState().follow("lab");
    const created = store.getState().create("b");
    store.getState().follow("host");
    await untilState(store, ({ namespaces }) => namespaces?.length === 1);
    made.resolve({ ...onHost, name: "b" });
    await created;
    expect(store.getState().namespaces).toEqual([onHost]);
  });

  test("say why one cannot be made", async () => {
    const store = createNamespacesStore(standInClient({}));
    store.getState().follow("lab");
    await expect(store.getState().create("b")).rejects.toThrow(IpcError);
  });
});

describe("the run form", () => {
  const listeners = { onChoice: () => {}, onProblem: () => {} };

  test("derives the container ID of the namespace that was chosen last", async () => {
    const store = createRunFormStore(listeners);
    store.getState().edit({ netns: "/run/netns/c2" });
    store.getState().edit({ netns: "/run/netns/c1" });
    expect(store.getState().derivedContainerId).toBe("");
    const { derivedContainerId } = await untilState(store, (state) => state.derivedContainerId !== "");
    expect(derivedContainerId).toBe("cnitool-20b4ff582526573bbe7d");
  });

  test("lets go of a replay when another network is chosen", async () => {
    const store = createRunFormStore(listeners);
    await store.getState().load(succeededRun);
    expect(store.getState().form.replay?.runId).toBe(succeededRun.id);
    store.getState().edit({ ifName: "net1" });
    expect(store.getState().form.replay).not.toBeNull();
    store.getState().edit({ networkFile: "/other.conflist" });
    expect(store.getState().form.replay).toBeNull();
    expect(store.getState().form.ifName).toBe("net1");
  });

  test("tells choices of a person, and not what it took by itself", () => {
    const choices: unknown[] = [];
    const store = createRunFormStore({ ...listeners, onChoice: (choice) => choices.push(choice) });
    store.getState().adopt({ networkFile: "/a.conflist", netns: "/run/netns/a" });
    store.getState().edit({ networkFile: "/b.conflist" });
    store.getState().edit({ netns: "/run/netns/b" });
    expect(choices).toEqual([{ networkFile: "/b.conflist" }, { netns: "/run/netns/b" }]);
  });
});
