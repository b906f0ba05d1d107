import { expect, test } from "vitest";
import { standInClient } from "../../e2e/fixtures/stand-in-client.ts";
import type { CachedAttachment } from "../../shared/cni/cached-attachment.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import type { RunRequest } from "../../shared/run/run-record.ts";
import { createInterfaceHolderStore } from "./interface-holder-store.ts";

const attachment: CachedAttachment = {
  networkName: "other",
  containerId: "c1",
  ifName: "eth0",
  netns: "/run/netns/c1",
  args: [],
  capabilityArgs: "",
};

const request: RunRequest = {
  operation: "ADD",
  targetId: "lab",
  network: { name: "mine", file: "/net.d/mine.conflist", bytes: { encoding: "utf8", text: "{}" } },
  runtimeConf: { containerId: "c1", netns: "/run/netns/c1", ifName: "eth0", args: [], capabilityArgs: "" },
};

test.each<[string, readonly CachedAttachment[], string]>([
  ["another network's attachment", [attachment], "anothers"],
  ["the same network's", [{ ...attachment, networkName: "mine" }], "notAnothers"],
  ["another interface", [{ ...attachment, ifName: "net1" }], "notAnothers"],
  ["another namespace", [{ ...attachment, netns: "/run/netns/c2" }], "notAnothers"],
  ["nothing", [], "notAnothers"],
])("%s", async (_name, attachments, state) => {
  const store = createInterfaceHolderStore(standInClient({ "attachments.list": () => attachments }));
  await store.getState().find(request);
  expect(store.getState().holder.state).toBe(state);
});

test("a cache that cannot be read leaves it unknown", async () => {
  const client = standInClient({
    "attachments.list": () => {
      throw new IpcError({ code: "REFUSED", message: "The result cache cannot be read." });
    },
  });
  const store = createInterfaceHolderStore(client);
  await store.getState().find(request);
  expect(store.getState().holder).toMatchObject({
    state: "unknown",
    problem: { message: "The result cache cannot be read." },
  });
});
