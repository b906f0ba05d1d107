import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { KernelChange } from "../../shared/run/kernel-change.ts";
import type { RunRequest } from "../../shared/run/run-record.ts";
import { kernelChanges } from "./changes-row.ts";
import { jsonOf } from "./json-column.ts";

/** The runs of one attachment, whatever its configuration was at the time. */
const ofAttachment =
  "network_name = $networkName AND target_id = $targetId AND container_id = $containerId AND if_name = $ifName";

/** Those after the last DEL that succeeded: what was there before is gone, or was told then. */
const addsSinceDel = `
  SELECT changes FROM runs JOIN run_changes ON run_id = id
  WHERE ${ofAttachment} AND operation = 'ADD'
    AND id > (SELECT coalesce(max(id), 0) FROM runs WHERE ${ofAttachment} AND operation = 'DEL' AND outcome = 'succeeded')
  ORDER BY id`;

const row = z.object({ changes: jsonOf(kernelChanges) });

/** Which attachment a run is about. */
export type AttachmentOf = Pick<RunRequest, "targetId" | "network" | "runtimeConf">;

/** Finds what the ADDs of an attachment did to the machine since its last DEL, the oldest first. */
export function createMadeByAdds(database: DatabaseSync): (run: AttachmentOf) => readonly KernelChange[] {
  const adds = database.prepare(addsSinceDel);
  return ({ targetId, network, runtimeConf: { containerId, ifName } }) =>
    adds
      .all({ networkName: network.name, targetId, containerId, ifName })
      .flatMap((each) => row.parse(each).changes.changes);
}
