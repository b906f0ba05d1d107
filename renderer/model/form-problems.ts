import { parseCniArgs, validateContainerId, validateIfName } from "../../shared/cni/runtime-conf-rules.ts";
import { isAboutNetwork, type Operation } from "../../shared/run/operation.ts";
import { draftProblem } from "./capability-draft.ts";
import type { RunForm } from "./run-form.ts";

/** What is wrong with each field, as the reference says it; `null` or absent where nothing is. */
export interface FormProblems {
  readonly netns: string | null;
  readonly containerId: string | null;
  readonly ifName: string | null;
  /** By row id. */
  readonly args: Readonly<Record<number, string>>;
  /** By capability. */
  readonly capabilities: Readonly<Record<string, string>>;
}

/** Judges the form by libcni's own rules. `containerId` is the one that would be used. */
export function formProblems(form: RunForm, containerId: string): FormProblems {
  const derivedPending = form.ownContainerId === null && containerId === "";
  return {
    netns: form.netns === null ? "Choose a network namespace." : null,
    containerId: derivedPending ? null : validateContainerId(containerId),
    ifName: validateIfName(form.ifName),
    args: Object.fromEntries(form.args.flatMap((row) => entryOf(row.id, argProblem(row.key, row.value)))),
    capabilities: Object.fromEntries(
      Object.entries(form.capabilities).flatMap(([name, draft]) => entryOf(name, draftProblem(draft))),
    ),
  };
}

/** The first reason why an operation cannot be run with the form, or `null`. */
export function blockingProblem(problems: FormProblems, operation: Operation): string | null {
  const inAny = [...Object.values(problems.args), ...Object.values(problems.capabilities)];
  if (isAboutNetwork(operation)) return inAny[0] ?? null;
  return problems.netns ?? problems.containerId ?? problems.ifName ?? inAny[0] ?? null;
}

function argProblem(key: string, value: string): string | null {
  if (key === "" && value === "") return null;
  const parsed = parseCniArgs(`${key}=${value}`);
  if (!parsed.ok) return parsed.message;
  // A semicolon would come out as two pairs.
  return parsed.args.length === 1 ? null : `“;” separates pairs in CNI_ARGS and cannot be part of one.`;
}

function entryOf<Key>(key: Key, problem: string | null): (readonly [Key, string])[] {
  return problem === null ? [] : [[key, problem]];
}
