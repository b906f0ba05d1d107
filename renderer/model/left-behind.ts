import type { KernelRemainder } from "../../shared/run/kernel-change.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";

/** What the attachment of a run has left in the machine, apart from what is normal to remain. */
export function leftBehind({ changes }: Pick<RunRecord, "changes">): readonly KernelRemainder[] {
  return (changes?.remains ?? []).filter(({ shared }) => shared === null);
}
