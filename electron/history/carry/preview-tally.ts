import type { BundlePreview } from "../../../shared/carry/bundle-preview.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { BundleItem } from "./read-bundle.ts";

/** Networks and reasons that are told of singly. */
const listed = 20;
/** Names and reasons that are counted; a bundle made to do harm may have one for each of millions of runs. */
const counted = 10_000;

/** Counts what is in a bundle while it is read. */
export interface PreviewTally {
  add(item: BundleItem): void;
  addRun(run: RunRecord, is: "added" | "known"): void;
  result(): BundlePreview;
}

export function createPreviewTally(): PreviewTally {
  const counts = { added: 0, known: 0, newer: 0, damaged: 0 };
  const networks = new Map<string, number>();
  const reasons = new Map<string, number>();
  let header: Extract<BundleItem, { type: "header" }>["header"] | null = null;
  let ends = false;
  let since: number | null = null;
  let until: number | null = null;
  return {
    add: (item) => {
      if (item.type === "header") header = item.header;
      ends = item.type === "end" || (ends && item.type === "position");
      if (item.type !== "unreadable") return;
      counts[item.why] += item.runs;
      count(reasons, item.reason, item.runs);
    },
    addRun: (run, is) => {
      counts[is] += 1;
      count(networks, run.network.name, 1);
      since = Math.min(since ?? run.startedAt, run.startedAt);
      until = Math.max(until ?? run.startedAt, run.startedAt);
    },
    result: () => {
      const names = mostFirst(networks);
      return {
        program: header?.program ?? null,
        exported: header?.exported ?? null,
        masked: header?.masked ?? null,
        ...counts,
        torn: !ends,
        since,
        until,
        networks: names.slice(0, listed).map(([name, runs]) => ({ name, runs })),
        moreNetworks: Math.max(0, names.length - listed),
        leftOut: mostFirst(reasons)
          .slice(0, listed)
          .map(([reason, runs]) => ({ reason, runs })),
      };
    },
  };
}

function count(counts: Map<string, number>, name: string, by: number): void {
  const before = counts.get(name);
  if (before !== undefined || counts.size < counted) counts.set(name, (before ?? 0) + by);
}

function mostFirst(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].sort(([, one], [, other]) => other - one);
}
