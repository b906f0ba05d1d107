/** What a person wrote on a run, to find it again or to keep it. */
export interface RunLabels {
  /** One line; empty where it has none. */
  readonly name: string;
  /** May have several lines. */
  readonly note: string;
  /** Each once, in order. */
  readonly tags: readonly string[];
  /** Retention never deletes it, nor does deleting all that match. */
  readonly pinned: boolean;
}

/** What a list shows of it. */
export type ListedLabels = Omit<RunLabels, "note">;

/** What is to become of labels; what is absent stays as it is. */
export interface LabelsChange {
  readonly name?: string | undefined;
  readonly note?: string | undefined;
  readonly addTags?: readonly string[] | undefined;
  readonly removeTags?: readonly string[] | undefined;
  readonly pinned?: boolean | undefined;
}

export const noLabels: RunLabels = { name: "", note: "", tags: [], pinned: false };

/** In characters. */
export const maxNameLength = 200;
export const maxNoteLength = 10_000;
export const maxTagLength = 50;
export const maxTags = 50;

/** Whether nothing is written on the run. */
export function isUnlabelled({ name, note, tags, pinned }: RunLabels): boolean {
  return name === "" && note === "" && tags.length === 0 && !pinned;
}

/** The labels after a change; a name is one line, and spaces around it and around tags count for nothing. */
export function withChange(labels: RunLabels, change: LabelsChange): RunLabels {
  const gone = new Set((change.removeTags ?? []).map(oneLine));
  const tags = new Set([...labels.tags, ...(change.addTags ?? []).map(oneLine)].filter((tag) => tag !== ""));
  return {
    name: oneLine(change.name ?? labels.name),
    note: change.note === undefined ? labels.note : change.note.trimEnd(),
    tags: [...tags].filter((tag) => !gone.has(tag)).sort(),
    pinned: change.pinned ?? labels.pinned,
  };
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();
