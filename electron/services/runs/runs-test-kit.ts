import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { applyRunEvent } from "../../../shared/run/apply-run-event.ts";
import type { RunEvent } from "../../../shared/run/run-event.ts";
import type { RunRecord, RunRequest } from "../../../shared/run/run-record.ts";
import { openRunsStore, type RunsStore } from "../../history/runs-store.ts";
import type { LoadedNetwork } from "../engine.ts";
import { createHistory, type History } from "../history.ts";
import { Notices } from "../notices.ts";
import { type StandInTarget, standInEngine, standInOffers } from "../stand-ins.ts";
import { createTargets, type Targets } from "../targets.ts";
import { createRuns, type Runs } from "./runs.ts";

/** What tests of the runs have in common. */

export const request: RunRequest = {
  operation: "ADD",
  targetId: "lab",
  network: { name: "lab-net", file: "/lab/10-lab.conflist", bytes: { encoding: "utf8", text: "{}" } },
  runtimeConf: { containerId: "c1", netns: "/run/netns/c1", ifName: "eth0", args: [], capabilityArgs: "" },
};
export const forever: AbortSignal = new AbortController().signal;

/** What runs need, made anew for each test: a history on the disk, and stand-ins for targets and plugins. */
export interface RunsBench {
  readonly store: RunsStore;
  readonly notices: Notices;
  readonly targets: Targets;
  /** Stand-ins that were started. */
  readonly started: readonly StandInTarget[];
  /** Runs that were told to have changed. */
  readonly changes: readonly RunRecord[];
  readonly history: History;
  /** Of each listener to the history so far, what tells it that nobody listens any more. */
  readonly listeners: readonly AbortSignal[];
  runsWith(run: LoadedNetwork["run"], over?: Partial<RunsStore>): Runs;
}

/** @returns the present test's bench */
export function benchForEachTest(): () => RunsBench {
  let directory: string;
  let bench: RunsBench;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "runs-"));
    bench = makeBench(directory);
  });
  afterEach(async () => {
    await bench.targets.close();
    bench.store.close();
    rmSync(directory, { recursive: true, force: true });
  });
  return () => bench;
}

function makeBench(directory: string): RunsBench {
  const store = openRunsStore(join(directory, "history.db"));
  const notices = new Notices();
  const { started, offer } = standInOffers();
  const targets = createTargets(offer, notices);
  const changes: RunRecord[] = [];
  const history = createHistory(store);
  const listeners: AbortSignal[] = [];
  return {
    ...{ store, notices, targets, started, changes, history, listeners },
    runsWith: (run, over = {}) =>
      createRuns({
        targets,
        store: { ...store, ...over },
        engineFor: standInEngine(run),
        notices,
        cniPath: "/plugins",
        onChange: (record) => changes.push(record),
        changes: (signal) => {
          listeners.push(signal);
          return history.watch(signal);
        },
      }),
  };
}

export async function toEnd(events: AsyncIterable<RunEvent>): Promise<readonly RunEvent[]> {
  const all: RunEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** The record that a run's events add up to. */
export function folded([first, ...others]: readonly RunEvent[]): RunRecord {
  if (first?.type !== "record") throw new Error(`a stream began with ${first?.type}`);
  return others.reduce(applyRunEvent, first.record);
}
