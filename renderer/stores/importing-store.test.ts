import { expect, test } from "vitest";
import { standInClient } from "../../e2e/fixtures/stand-in-client.ts";
import type { BundlePreview } from "../../shared/carry/bundle-preview.ts";
import type { ImportEvent } from "../../shared/carry/carry-events.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import { createImportingStore } from "./importing-store.ts";

const preview: BundlePreview = {
  ...{ program: "1", exported: null, masked: true, added: 40, known: 0, newer: 0, damaged: 0, torn: false },
  ...{ since: 1, until: 2, networks: [], moreNetworks: 0, leftOut: [] },
};

/** A store whose main process has taken the file in and tells this of the import. */
async function previewed(events: (signal: AbortSignal) => AsyncGenerator<ImportEvent>) {
  const asked: string[] = [];
  const client = standInClient({
    "history.receive": ({ at }) => void asked.push(`receive ${at}`),
    "history.preview": async function* () {
      yield { type: "preview", preview };
    },
    "history.import": (_, { signal }) => events(signal),
    "history.release": () => void asked.push("release"),
  });
  let added = 0;
  const store = createImportingStore(client, () => {
    added += 1;
  });
  // Without a browser, a file is what `sendBundle` needs of one.
  await store.getState().read(new File([], "a.cnirun"));
  return { store, asked, added: () => added };
}

test("a file is looked at first, and added when that is wanted", async () => {
  const { store, asked, added } = await previewed(async function* () {
    yield { type: "progress", bytes: 1, ofBytes: 2, added: 20 };
    const counts = { added: 40, known: 0, newer: 0, damaged: 0 };
    yield {
      type: "imported",
      result: { ...counts, torn: false, since: 1, until: 2, sameNumbers: true },
    };
  });
  expect(store.getState().stage).toEqual({ name: "preview", preview });
  expect(added()).toBe(0);
  await store.getState().start();
  expect(store.getState().stage).toMatchObject({ name: "done", result: { added: 40 } });
  expect(added()).toBe(1);
  store.getState().reset();
  await expect.poll(() => asked).toEqual(["receive 0", "release"]);
});

test("what is cancelled or fails says what was added until then", async () => {
  const waiting = Promise.withResolvers<void>();
  const { store } = await previewed(async function* (signal) {
    yield { type: "progress", bytes: 1, ofBytes: 2, added: 16 };
    waiting.resolve();
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
  });
  const started = store.getState().start();
  await waiting.promise;
  await expect.poll(() => store.getState().stage).toMatchObject({ name: "adding", added: 16 });
  store.getState().cancel();
  await started;
  expect(store.getState().stage).toEqual({ name: "cancelled", added: 16 });

  const failing = await previewed(async function* () {
    yield { type: "progress", bytes: 1, ofBytes: 2, added: 32 };
    throw new IpcError({ code: "REFUSED", message: "The disk is full." });
  });
  await failing.store.getState().start();
  expect(failing.store.getState().stage).toMatchObject({
    ...{ name: "failed", added: 32, problem: { message: "The disk is full." } },
  });
});
