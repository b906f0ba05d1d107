import { expect, test } from "vitest";
import { standInClient } from "../../e2e/fixtures/stand-in-client.ts";
import { createStores } from "./stores.ts";

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
