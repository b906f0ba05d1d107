import { beforeEach, describe, expect, test } from "vitest";
import { standInClient } from "../../e2e/fixtures/stand-in-client.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import { startStores } from "./start-stores.ts";
import { createStores, type Stores } from "./stores.ts";

/** Removals that can be had back, in the main process. */
let kept: Set<number>;
let broughtBack: number[];
let memory: Map<string, string>;

beforeEach(() => {
  kept = new Set();
  broughtBack = [];
  memory = new Map();
});

/** A window as it is after each load of the page. */
function load(): Stores {
  let lastRemoval = 0;
  const client = standInClient({
    "history.countDeletable": () => ({ runs: 1, underWay: 0, pinned: 0, upTo: 9 }),
    "history.delete": async function* () {
      lastRemoval += 1;
      kept.add(lastRemoval);
      yield { type: "deleted", removal: lastRemoval, runs: 1 };
    },
    "history.undelete": ({ removal }) => {
      if (!kept.delete(removal)) throw new IpcError({ code: "NOT_FOUND", message: "Too late." });
      broughtBack.push(removal);
      return { runs: 1 };
    },
  });
  const stores = createStores(client, {
    location: { hash: "#/history" },
    history: { replaceState: () => {} },
    addEventListener: () => {},
    removeEventListener: () => {},
  });
  const storage = {
    getItem: (key: string) => memory.get(key) ?? null,
    setItem: (key: string, value: string) => void memory.set(key, value),
  };
  void startStores(stores, storage);
  return stores;
}

async function deleteRuns(stores: Stores, ...ids: readonly number[]): Promise<void> {
  for (const id of ids) await stores.ordering.getState().ask({ ids: [id] });
}

const offersOf = ({ notices }: Stores) =>
  notices.getState().notices.filter(({ action }) => action !== undefined);
const offered = (stores: Stores) => offersOf(stores).map(({ message }) => message);

describe("deletions are had back", () => {
  test("the newest first, each with a message of its own", async () => {
    const stores = load();
    await deleteRuns(stores, 7, 8);
    expect(offered(stores)).toEqual(["Run 7 deleted.", "Run 8 deleted."]);
    const { undo } = stores.ordering.getState();
    await undo();
    expect(offered(stores)).toEqual(["Run 7 deleted."]);
    await undo();
    await undo();
    expect(broughtBack).toEqual([2, 1]);
    expect(offered(stores)).toEqual([]);
  });

  test("by the message that tells of one, and then those that are left", async () => {
    const stores = load();
    await deleteRuns(stores, 7, 8);
    offersOf(stores).at(0)?.action?.run();
    await expect.poll(() => broughtBack).toEqual([1]);
    await stores.ordering.getState().undo();
    expect(broughtBack).toEqual([1, 2]);
  });

  test("after a reload of the page", async () => {
    await deleteRuns(load(), 7, 8);
    const { ordering } = load();
    await ordering.getState().undo();
    await ordering.getState().undo();
    expect(broughtBack).toEqual([2, 1]);
    await load().ordering.getState().undo();
    expect(broughtBack).toEqual([2, 1]);
  });

  test("but for those for which it is too late, and that is said once none is left", async () => {
    const stores = load();
    await deleteRuns(stores, 7, 8, 9);
    kept = new Set([1]);
    const { undo } = stores.ordering.getState();
    await undo();
    expect(broughtBack).toEqual([1]);
    await deleteRuns(stores, 7);
    kept.clear();
    await undo();
    expect(stores.notices.getState().notices.map(({ message }) => message)).toContain("Too late.");
  });

  test("with no more than three messages at a time", async () => {
    const stores = load();
    await deleteRuns(stores, 5, 6, 7, 8);
    expect(offered(stores)).toEqual(["Run 6 deleted.", "Run 7 deleted.", "Run 8 deleted."]);
    expect(stores.ordering.getState().deletions).toHaveLength(4);
  });
});

const nothing = () => {};
const bar = {
  location: { hash: "" },
  history: { replaceState: nothing },
  addEventListener: nothing,
  removeEventListener: nothing,
};

test.each([
  [[7], 1, "Run 7 is under way, and can be deleted when it has ended."],
  [[7, 8], 2, "2 runs are under way, and can be deleted when they have ended."],
])("runs that are all under way are not asked about: %j", async (ids, underWay, words) => {
  const client = standInClient({
    "history.countDeletable": () => ({ runs: 0, underWay, pinned: 0, upTo: 9 }),
  });
  const { ordering, notices } = createStores(client, bar);
  await ordering.getState().ask({ ids });
  expect(ordering.getState().asked).toBeNull();
  expect(notices.getState().notices).toMatchObject([{ message: words }]);
  client.close();
});
