import { expect, test } from "vitest";
import { standInClient } from "../../e2e/fixtures/stand-in-client.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import { createAttachmentsStore } from "./attachments-store.ts";

const attachment = (networkName = "any") => {
  const runtimeConf = {
    containerId: "c1",
    ifName: "eth0",
    netns: "/run/netns/c1",
    args: [],
    capabilityArgs: "",
  };
  return { networkName, ...runtimeConf };
};

test("the attachments of a network take the place of another's", async () => {
  const client = standInClient({ "attachments.list": ({ networkName }) => [attachment(networkName)] });
  const store = createAttachmentsStore(client);
  await store.getState().load("lab", "a");
  const loading = store.getState().load("lab", "b");
  expect(store.getState()).toMatchObject({ attachments: null, problem: null });
  await loading;
  expect(store.getState().attachments).toEqual([attachment("b")]);
});

test("an answer that comes late does not take the place of the newer one", async () => {
  const late = Promise.withResolvers<void>();
  const client = standInClient({
    "attachments.list": async ({ networkName }) => {
      if (networkName === "slow") await late.promise;
      return [attachment(networkName)];
    },
  });
  const store = createAttachmentsStore(client);
  const slow = store.getState().load("lab", "slow");
  await store.getState().load("lab", "quick");
  late.resolve();
  await slow;
  expect(store.getState().attachments).toEqual([attachment("quick")]);
});

test("a cache that cannot be read is a problem, until the next question", async () => {
  let fails = true;
  const client = standInClient({
    "attachments.list": () => {
      if (fails) throw new IpcError({ code: "REFUSED", message: "The result cache cannot be read." });
      return [];
    },
  });
  const store = createAttachmentsStore(client);
  await store.getState().load("lab", "a");
  expect(store.getState()).toMatchObject({
    attachments: null,
    problem: { message: "The result cache cannot be read." },
  });
  fails = false;
  await store.getState().load("lab", "a");
  expect(store.getState()).toMatchObject({ attachments: [], problem: null });
});
