import { createStore, type StoreApi } from "zustand/vanilla";
import { runsWith } from "../../shared/history/run-query.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { RunRecord, RunSummary } from "../../shared/run/run-record.ts";
import { findInPages, type NextPage, runPages } from "../api/run-pages.ts";
import { attachmentOf, type EarlierRun, sameAttachment } from "../model/earlier-runs.ts";
import type { NoticesStore } from "./notices-store.ts";
import type { RouteStore } from "./route-store.ts";
import { createRunStore, type RunStore } from "./run-store.ts";

export interface CompareState {
  /** Shows two runs beside each other. */
  show(left: number, right: number): void;
  /** Looks for an earlier run to compare this one with, and shows both; says so where there is none. */
  withEarlier(record: RunRecord, which: EarlierRun): Promise<void>;
}

/** Comparison of two runs. The runs themselves are in stores of their own. */
export interface Comparing {
  readonly left: RunStore;
  readonly right: RunStore;
  readonly compare: StoreApi<CompareState>;
}

export function createComparing(client: Client, notices: NoticesStore, route: RouteStore): Comparing {
  const { report, tell } = notices.getState();
  const find = (record: RunRecord, which: EarlierRun): Promise<RunSummary | null> => {
    const network = record.network.name;
    const place = { value: record.startedAt, startedAt: record.startedAt, id: record.id };
    if (which === "lastSuccess") {
      const query = runsWith({ network, operation: record.operation, outcome: "succeeded" });
      const read = async (next: NextPage) => (await client.call("history.page", { query, ...next })).runs;
      return findInPages(runPages(read, place), ({ targetId }) => targetId === record.targetId);
    }
    const attachment = attachmentOf(record);
    if (attachment === null) return Promise.resolve(null);
    const { targetId, containerId, ifName } = attachment;
    const asked = { attachment: { targetId, containerId, ifName } };
    const read = (next: NextPage) => client.call("history.ofAttachment", { ...asked, ...next });
    return findInPages(runPages(read, place), (run) => sameAttachment(run, attachment));
  };
  const compare = createStore<CompareState>()((_set, get) => ({
    show: (left, right) => {
      const { route: now, navigate } = route.getState();
      const look = now.view === "compare" ? now.look : { everything: false, unified: false };
      navigate({ view: "compare", left, right, look });
    },
    withEarlier: async (record, which) => {
      try {
        const found = await find(record, which);
        if (found === null) tell(noneWords[which](record));
        else get().show(found.id, record.id);
      } catch (error) {
        report(error);
      }
    },
  }));
  return { left: createRunStore(client, report), right: createRunStore(client, report), compare };
}

const noneWords: Readonly<Record<EarlierRun, (record: RunRecord) => string>> = {
  previous: ({ id }) => `Run ${id} is the first of its attachment.`,
  lastSuccess: ({ id, operation, network }) =>
    `No ${operation} of ${network.name} succeeded before run ${id}.`,
};
