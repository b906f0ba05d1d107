import { isAboutNetwork } from "../../shared/run/operation.ts";
import type { RunRecord, RunSummary } from "../../shared/run/run-record.ts";

/** The runs that a run is compared with most often. */
export const earlierRuns = ["previous", "lastSuccess"] as const;
export type EarlierRun = (typeof earlierRuns)[number];

type Attachment = Pick<RunSummary, "targetId" | "networkName" | "containerId" | "ifName">;

/** Whether two runs are about the same container's interface in the same network and target. */
export function sameAttachment(a: Attachment, b: Attachment): boolean {
  return (
    a.targetId === b.targetId &&
    a.networkName === b.networkName &&
    a.containerId === b.containerId &&
    a.ifName === b.ifName
  );
}

/** The attachment that a run is about; `null` for one that is about its network as a whole. */
export function attachmentOf(record: RunRecord): Attachment | null {
  if (isAboutNetwork(record.operation)) return null;
  const { containerId, ifName } = record.runtimeConf;
  return { targetId: record.targetId, networkName: record.network.name, containerId, ifName };
}
