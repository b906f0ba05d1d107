/**
 * Keeps a history in order as the program does: deletes runs on somebody's wish, then what rules name, gives the disk
 * back and compacts; and says after each what it has committed. Another process for tests:
 *
 *     node keeper.ts FILE RULES-AS-JSON IDS-TO-DELETE-AS-JSON
 */
import { writeSync } from "node:fs";
import { openRunsStore } from "../../electron/history/runs-store.ts";

const [file = "", rules = "", ids = ""] = process.argv.slice(2);
const report = (...words: readonly (string | number)[]) => writeSync(1, `${words.join(" ")}\n`);
const never = new AbortController().signal;

const store = openRunsStore(file);
report("opened");
const { id } = await store.deleteRuns({ ids: JSON.parse(ids) }, () => {}, never);
report("deleted");
await store.purgeNow(id, never);
report("purged");
await store.applyRetention(JSON.parse(rules), never);
report("retired");
await store.sweep(never);
await store.giveBack(never);
report("given-back");
if (!store.usage().shrinks) {
  await store.compact();
  report("compacted");
}
store.close();
