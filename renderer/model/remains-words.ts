import type { RunRecord } from "../../shared/run/run-record.ts";

/** What it means that so many things of a run's attachment are left over, in the words of the Changes tab. */
export function leftOverMeaning({ operation, outcome }: RunRecord, count: number): string {
  if (operation === "ADD") {
    return count === 0
      ? "The ADD ended half-way and took back what it had made."
      : "The ADD ended half-way. DEL removes what it had made until then.";
  }
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
