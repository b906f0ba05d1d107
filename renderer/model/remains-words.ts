import type { RunRecord } from "../../shared/run/run-record.ts";
import { labEndedWords } from "./has-lab-ended.ts";
import { pluginsRun } from "./plugins-run.ts";

/**
 * What it means that so many things of a run's attachment are left over, in the words of the Changes tab.
 * @param labEnded whether they have gone with the lab in which the run was
 */
export function leftOverMeaning(record: RunRecord, count: number, labEnded: boolean): string {
  // That a DEL which succeeded forgot something stays worth knowing.
  if (labEnded && count > 0 && record.outcome !== "succeeded") return labEndedWords;
  if (pluginsRun(record).length === 0) return withoutPlugins(record, count);
  return record.operation === "ADD" ? afterAdd(count) : afterDel(record, count);
}

function withoutPlugins({ operation }: RunRecord, count: number): string {
  if (operation === "ADD") {
    return count === 0
      ? "No plugin ran, so nothing was made."
      : `No plugin ran, so something else made ${count === 1 ? "this" : "these"}.`;
  }
  return count === 0
    ? "No plugin ran, and nothing of this attachment is there."
    : `No plugin ran. Once what stopped the DEL is put right, DEL again removes ${count === 1 ? "this" : "these"}.`;
}

function afterAdd(count: number): string {
  return count === 0
    ? "The ADD ended half-way, and nothing that it made is still there."
    : "The ADD ended half-way. DEL removes what it had made until then.";
}

function afterDel({ outcome }: RunRecord, count: number): string {
  if (count === 0) return "Everything that belonged to this attachment alone is gone.";
  const one = count === 1;
  return outcome === "succeeded"
    ? `${one ? "It" : "They"} belonged to this attachment, and its DEL should have removed ${one ? "it" : "them"}.`
    : `The DEL did not succeed. Once what stopped it is put right, DEL again removes ${one ? "this" : "these"}.`;
}

/** What it means that so many things are normal to remain. */
export function keptMeaning(count: number): string {
  return count === 1
    ? "It came with the attachment and stays; its line says why."
    : "They came with the attachment and stay; each line says why.";
}
