import { expect, test } from "vitest";
import { standInClient } from "../../e2e/fixtures/stand-in-client.ts";
import { summaryOf } from "../../e2e/fixtures/stand-in-main.ts";
import { failedRun } from "../../e2e/fixtures/stand-in-runs.ts";
import type { CachedAttachment } from "../../shared/cni/cached-attachment.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import type { RunRecord, RunSummary } from "../../shared/run/run-record.ts";
import { createInterfaceHolderStore } from "./interface-holder-store.ts";

const attachment: CachedAttachment = {
  networkName: "other",
  containerId: "c1",
  ifName: "eth0",
  netns: "/run/netns/c1",
  args: [],
  capabilityArgs: "",
};

const failed: RunRecord = {
  ...failedRun,
  id: 5,
  startedAt: 5000,
  network: { name: "mine", file: "/net.d/mine.conflist", bytes: { encoding: "utf8", text: "{}" } },
  runtimeConf: { containerId: "c1", netns: "/run/netns/c1", ifName: "eth0", args: [], capabilityArgs: "" },
};

const added: RunSummary = {
  ...summaryOf(failed),
  ...attachment,
  id: 4,
  startedAt: 4000,
  outcome: "succeeded",
};
const later = (change: Partial<RunSummary> = {}): RunSummary => ({
  ...added,
  id: 7,
  startedAt: 7000,
  ...change,
});

const storeWith = (attachments: readonly CachedAttachment[], runs: readonly RunSummary[]) =>
  createInterfaceHolderStore(
    standInClient({ "attachments.list": () => attachments, "history.ofAttachment": () => runs }),
  );

test.each<[string, readonly CachedAttachment[], string]>([
  ["another network's attachment", [attachment], "anothers"],
  ["the same network's", [{ ...attachment, networkName: "mine" }], "notAnothers"],
  ["another interface", [{ ...attachment, ifName: "net1" }], "notAnothers"],
  ["another namespace", [{ ...attachment, netns: "/run/netns/c2" }], "notAnothers"],
  ["nothing", [], "notAnothers"],
])("%s", async (_name, attachments, state) => {
  const store = storeWith(attachments, []);
  await store.getState().find(failed);
  expect(store.getState().holder.state).toBe(state);
});

test.each<[string, readonly RunSummary[], string]>([
  ["added before it failed", [added], "anothers"],
  ["added later", [later()], "addedSince"],
  ["added before, and anew later", [later(), added], "addedSince"],
  ["added before, and in vain later", [later({ outcome: "failed" }), added], "anothers"],
  ["added before, and checked later", [later({ operation: "CHECK" }), added], "anothers"],
  ["the same interface of the other network later", [later({ networkName: "third" }), added], "anothers"],
])("an attachment that was %s", async (_name, runs, state) => {
  const store = storeWith([attachment], runs);
  await store.getState().find(failed);
  expect(store.getState().holder.state).toBe(state);
});

test("a cache that cannot be read leaves it unknown", async () => {
  const client = standInClient({
    "attachments.list": () => {
      throw new IpcError({ code: "REFUSED", message: "The result cache cannot be read." });
    },
  });
  const store = createInterfaceHolderStore(client);
  await store.getState().find(failed);
  expect(store.getState().holder).toMatchObject({
    state: "unknown",
    problem: { message: "The result cache cannot be read." },
  });
});
