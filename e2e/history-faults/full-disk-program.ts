/**
 * A run on a disk that becomes full while it is under way; another process for tests, which may mount what it likes:
 *
 *     unshare -rm node full-disk-program.ts DIRECTORY
 *
 * It mounts a small tmpfs there, and prints what happened as JSON.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { createHistory } from "../../electron/services/history.ts";
import { openKeptHistory } from "../../electron/services/kept-history.ts";
import { Notices } from "../../electron/services/notices.ts";
import { createRuns } from "../../electron/services/runs/runs.ts";
import { quickRun, standInEngine, standInOffers } from "../../electron/services/stand-ins.ts";
import { createTargets } from "../../electron/services/targets.ts";
import { applyRunEvent } from "../../shared/run/apply-run-event.ts";
import type { RunRecord, RunStart } from "../../shared/run/run-record.ts";
import { fillDisk } from "./fill-disk.ts";
import { checkSound } from "./sound.ts";

/** What happened, in its order. */
export interface FullDisk {
  /** The run that was under way, as it was shown. */
  readonly shown: RunRecord;
  /** What the person was told while the disk was full, and what of it still holds in the end. */
  readonly notices: readonly string[];
  readonly noticesAfterwards: readonly string[];
  /** One that began while the disk was full, as it was shown. */
  readonly onFull: RunRecord;
  /** What the history has of these two once there is room again, and of the next run. */
  readonly kept: RunRecord | null;
  readonly onFullKept: RunRecord | null;
  readonly next: RunRecord | null;
}

const [directory = ""] = process.argv.slice(2);
execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "none", directory]);
const file = join(directory, "history.db");
const filler = join(directory, "filler");
const forever = new AbortController().signal;
const request: RunStart = {
  operation: "ADD",
  targetId: "lab",
  network: { name: "lab-net", file: "/lab/10-lab.conflist", bytes: { encoding: "utf8", text: "{}" } },
  runtimeConf: { containerId: "c1", netns: "/run/netns/c1", ifName: "eth0", args: [], capabilityArgs: "" },
};

const notices = new Notices();
const { store, close } = openKeptHistory(file, notices, () => {});
const targets = createTargets(standInOffers().offer, notices);
const history = createHistory(store);
const full = Promise.withResolvers<void>();
const runs = createRuns({
  ...{ targets, store, notices, cniPath: "/plugins", changes: history.watch, onChange: () => {} },
  engineFor: standInEngine(async (operation, conf, options) => {
    await full.promise;
    return quickRun(operation, conf, options);
  }),
});

async function toEnd(id: number): Promise<RunRecord> {
  let record: RunRecord | null = null;
  for await (const event of runs.watch(id, forever)) {
    if (event.type === "record") record = event.record;
    else if (record !== null) record = applyRunEvent(record, event);
  }
  if (record === null) throw new Error("nothing was told of the run");
  return record;
}

async function noticesNow(): Promise<readonly string[]> {
  for await (const all of notices.watch(forever)) return all.map(({ message }) => message);
  return [];
}

const first = await runs.start(request, forever);
const makeRoom = fillDisk(filler);
full.resolve();
const shown = await toEnd(first.id);
const onFull = await runs.start(request, forever).then(({ id }) => toEnd(id));
const told = await noticesNow();
makeRoom();
const next = await runs.start(request, forever).then(({ id }) => toEnd(id));
await runs.close();
await targets.close();
const happened: FullDisk = {
  ...{ shown, onFull, notices: told, noticesAfterwards: await noticesNow() },
  kept: store.get(first.id),
  onFullKept: store.get(onFull.id),
  next: store.get(next.id),
};
await close();
checkSound(file);
console.log(JSON.stringify(happened));
