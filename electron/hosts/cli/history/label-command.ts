import type { LabelsChange } from "../../../../shared/run/run-labels.ts";
import type { RunsStore } from "../../../history/runs-store.ts";
import type { Given } from "../command-line.ts";
import { printJson } from "../output.ts";

const never = new AbortController().signal;

/** Writes name, note, tags or a pin on runs, or prints what is written on one. Answers with what is wrong. */
export async function labelCommand(
  store: RunsStore,
  ids: readonly number[],
  given: Given,
): Promise<string | null> {
  const missing = ids.find((id) => store.labels(id) === null);
  if (missing !== undefined) return `The history has no run ${missing}.`;
  if (given.has("pin") && given.has("unpin")) return "Either --pin or --unpin, not both.";
  const change: LabelsChange = {
    name: given.get("name"),
    note: given.get("note"),
    addTags: tagsOf(given.get("tag")),
    removeTags: tagsOf(given.get("untag")),
    pinned: given.has("pin") ? true : given.has("unpin") ? false : undefined,
  };
  if (Object.values(change).some((value) => value !== undefined)) await store.label(ids, change, never);
  const labels = ids.map((id) => ({ id, ...store.labels(id) }));
  printJson(labels.length === 1 ? labels[0] : labels);
  return null;
}

const tagsOf = (text: string | undefined) => text?.split(",");
