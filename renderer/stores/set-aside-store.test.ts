import { expect, test } from "vitest";
import { standInClient } from "../../e2e/fixtures/stand-in-client.ts";
import { failedRun } from "../../e2e/fixtures/stand-in-runs.ts";
import type { CacheEntryName } from "../../shared/cni/cached-attachment.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import { createNoticesStore } from "./notices-store.ts";
import { createSetAsideStore } from "./set-aside-store.ts";

test("nothing moves before it is agreed to, and the place is kept with the run that failed", async () => {
  const moved: CacheEntryName[] = [];
  const client = standInClient({
    "attachments.setAside": (entry) => {
      moved.push(entry);
      return { path: "/aside/entry" };
    },
  });
  const store = createSetAsideStore(client, createNoticesStore());
  store.getState().ask(failedRun);
  store.getState().decline();
  await store.getState().confirm();
  expect(moved).toEqual([]);

  store.getState().ask(failedRun);
  await store.getState().confirm();
  const { network, runtimeConf, targetId } = failedRun;
  const { containerId, ifName } = runtimeConf;
  expect(moved).toEqual([{ targetId, networkName: network.name, containerId, ifName }]);
  expect(store.getState().entries).toEqual(new Map([[failedRun.id, { path: "/aside/entry" }]]));
  expect(store.getState().asked).toBeNull();
});

test("an entry that cannot be moved is told, and none is kept", async () => {
  const notices = createNoticesStore();
  const client = standInClient({
    "attachments.setAside": () => {
      throw new IpcError({ code: "NOT_FOUND", message: "There is no entry any more." });
    },
  });
  const store = createSetAsideStore(client, notices);
  store.getState().ask(failedRun);
  await store.getState().confirm();
  expect(store.getState().entries.size).toBe(0);
  expect(notices.getState().notices).toMatchObject([{ message: "There is no entry any more." }]);
});
