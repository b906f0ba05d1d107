import { draftOf, draftProblems } from "../../shared/cni/capabilities/capability-draft.ts";
import type { DraftProblem } from "../../shared/cni/capabilities/capability-form.ts";
import { deliveryOf } from "../../shared/cni/capabilities/delivery.ts";
import type { NetworkOutline } from "../../shared/cni/network-file.ts";
import { parseCniArgs, validateContainerId, validateIfName } from "../../shared/cni/runtime-conf-rules.ts";
import { isAboutNetwork, type Operation } from "../../shared/run/operation.ts";
import type { RunForm } from "./run-form.ts";

/** What is wrong with each field, as the reference says it; `null` or absent where nothing is. */
export interface FormProblems {
  readonly netns: string | null;
  readonly containerId: string | null;
  readonly ifName: string | null;
  /** By row id. */
  readonly args: Readonly<Record<number, string>>;
  /** By capability, warnings included. */
  readonly capabilities: ReadonlyMap<string, readonly DraftProblem[]>;
}

/**
 * Judges the form by libcni's own rules, and arguments by those of the plugins that get them.
 * @param containerId the one that would be used
 * @param outline of the network that would be run
 */
export function formProblems(
  form: RunForm,
  containerId: string,
  outline: NetworkOutline | null,
): FormProblems {
  const derivedPending = form.ownContainerId === null && containerId === "";
  return {
    netns: form.netns === null ? "Choose a network namespace." : null,
    containerId: derivedPending ? null : validateContainerId(containerId),
    ifName: validateIfName(form.ifName),
    args: Object.fromEntries(form.args.flatMap((row) => entryOf(row.id, argProblem(row.key, row.value)))),
    capabilities: new Map(
      Object.keys(form.capabilities).map((name) => [name, argumentProblems(form, name, outline)] as const),
    ),
  };
}

/** The first reason why an operation cannot be run with the form, or `null`. */
export function blockingProblem(problems: FormProblems, operation: Operation): string | null {
  const inAny = [
    ...Object.values(problems.args),
    ...[...problems.capabilities].flatMap(([name, found]) =>
      found.filter(({ severity }) => severity === "error").map(({ message }) => `${name}: ${message}`),
    ),
  ];
  if (isAboutNetwork(operation)) return inAny[0] ?? null;
  return problems.netns ?? problems.containerId ?? problems.ifName ?? inAny[0] ?? null;
}

/** What no plugin gets keeps nothing from running, as long as it is JSON. */
function argumentProblems(
  form: RunForm,
  capability: string,
  outline: NetworkOutline | null,
): readonly DraftProblem[] {
  const draft = draftOf(form.capabilities, capability);
  const { receivers } = deliveryOf(capability, outline);
  const problems = draftProblems(capability, draft, receivers);
  if (receivers.length > 0 || draft.kind === "json") return problems;
  return problems.map((problem) => ({ ...problem, severity: "warning" }));
}

function argProblem(key: string, value: string): string | null {
  if (key === "" && value === "") return null;
  // A semicolon would come out as two pairs.
  if (`${key}${value}`.includes(";")) return "“;” separates pairs in CNI_ARGS and cannot be part of one.";
  const parsed = parseCniArgs(`${key}=${value}`);
  if (parsed.ok) return null;
  return `${key}${value}`.includes("=")
    ? `“=” separates key and value in CNI_ARGS and cannot be part of one: ${parsed.message}`
    : parsed.message;
}

function entryOf<Key>(key: Key, problem: string | null): (readonly [Key, string])[] {
  return problem === null ? [] : [[key, problem]];
}
