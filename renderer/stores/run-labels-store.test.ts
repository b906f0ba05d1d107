import { expect, test } from "vitest";
import { standInClient } from "../../e2e/fixtures/stand-in-client.ts";
import { type LabelsChange, noLabels } from "../../shared/run/run-labels.ts";
import { createNoticesStore } from "./notices-store.ts";
import { createRunLabelsStore } from "./run-labels-store.ts";

function labelsStore() {
  const written: { readonly ids: readonly number[]; readonly change: LabelsChange }[] = [];
  const client = standInClient({
    "history.labels": () => noLabels,
    "history.label": (input) => {
      written.push(input);
      return input.ids;
    },
    "history.watch": async function* () {},
  });
  return { written, store: createRunLabelsStore(client, createNoticesStore()) };
}

test("what is written on the run on screen is shown at once", async () => {
  const { written, store } = labelsStore();
  store.getState().show(1, noLabels);
  const done = store.getState().change(1, { name: "first" });
  expect(store.getState().labels.name).toBe("first");
  await done;
  expect(written).toEqual([{ ids: [1], change: { name: "first" } }]);
});

test("what is written on a run that has left the screen is not shown on the next one", async () => {
  const { written, store } = labelsStore();
  store.getState().show(1, noLabels);
  store.getState().show(2, noLabels);
  await store.getState().change(1, { note: "of the first" });
  expect(store.getState().labels).toEqual(noLabels);
  expect(written).toEqual([{ ids: [1], change: { note: "of the first" } }]);
});
