import { faultReport, faultSentence } from "../../../shared/run/fault-report.ts";
import type { KernelChange } from "../../../shared/run/kernel-change.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { RunStep } from "../../../shared/run/run-step.ts";
import { kindNames, sideName } from "../group-changes.ts";
import { alignSteps, type StepPair } from "./align-steps.ts";
import { type ComparedDocument, compareDocuments } from "./compare-documents.ts";
import { type ComparedFact, compareFacts, isSame, type NamedValues } from "./compare-facts.ts";

/** A part of two runs, compared. */
export interface ComparedSection {
  /** Tells it from the others; fit for an element's id. */
  readonly id: string;
  readonly title: string;
  /** Said where something is only in one of the two. */
  readonly note: string | null;
  /** Only one of the runs has it, which is one difference. */
  readonly lone: boolean;
  readonly groups: readonly { readonly title: string | null; readonly facts: readonly ComparedFact[] }[];
  readonly documents: readonly ComparedDocument[];
  /** Facts and documents that are not the same. */
  readonly differences: number;
}

/** All of two runs that can be compared, but for the time they took. */
export function compareRuns(left: RunRecord, right: RunRecord): readonly ComparedSection[] {
  return [
    section("request", "RuntimeConf", {
      groups: [{ title: null, facts: compareFacts(requestOf(left), requestOf(right)) }],
    }),
    section("config", "Config", {
      documents: [compareDocuments("config", left.network.bytes, right.network.bytes)],
    }),
    ...stepSections(left, right),
    section("result", "Result", {
      groups: [{ title: null, facts: compareFacts(outcomeOf(left), outcomeOf(right)) }],
      documents: [compareDocuments("result", left.result, right.result)],
    }),
    section("changes", "Changes", {
      note: unknownChanges(left, right),
      groups: [{ title: null, facts: compareFacts(changesOf(left), changesOf(right)) }],
    }),
  ];
}

function section(
  id: string,
  title: string,
  content: Partial<Pick<ComparedSection, "note" | "lone" | "groups" | "documents">>,
): ComparedSection {
  const { note = null, lone = false, groups = [], documents = [] } = content;
  const facts = groups.flatMap((group) => group.facts);
  const unlike =
    facts.filter((fact) => !isSame(fact)).length +
    documents.filter(({ likeness }) => likeness !== "same").length;
  return { id, title, note, lone, groups, documents, differences: lone ? 1 : unlike };
}

function requestOf(record: RunRecord): NamedValues {
  const { operation, targetId, network, cniVersion, runtimeConf, pluginPath } = record;
  const { containerId, netns, ifName, args, capabilityArgs } = runtimeConf;
  const report = faultReport(record);
  return present([
    ["Operation", operation],
    ["Target", targetId],
    ["Network", network.name],
    ["File", network.file],
    ["CNI version", cniVersion ?? "unknown"],
    ["Container ID", containerId],
    ["Namespace", netns],
    ["Interface", ifName],
    ["CNI_ARGS", args.map(([key, value]) => `${key}=${value}`).join(";")],
    ["CAP_ARGS", capabilityArgs],
    ["CNI_PATH", pluginPath.join(":")],
    ["Fault", report && faultSentence(report, record.outcome !== "running")],
  ]);
}

function outcomeOf({ outcome, skipReason, error }: RunRecord): NamedValues {
  return present([
    ["Outcome", outcome],
    ["Skipped", skipReason],
    ["Error", error?.message ?? null],
  ]);
}

function stepSections(left: RunRecord, right: RunRecord): readonly ComparedSection[] {
  return alignSteps(left.steps, right.steps).map((pair, place) => {
    const step = pair.left ?? pair.right;
    return section(`step-${place}`, step?.pluginType ?? "", {
      note: onlyIn(pair, left, right),
      lone: pair.left === null || pair.right === null,
      groups: [
        { title: null, facts: compareFacts(callOf(pair.left), callOf(pair.right)) },
        { title: "Environment", facts: compareFacts(envOf(pair.left), envOf(pair.right)) },
      ],
      documents: (["stdin", "stdout", "stderr"] as const).map((name) =>
        compareDocuments(name, pair.left?.[name] ?? null, pair.right?.[name] ?? null),
      ),
    });
  });
}

function onlyIn(pair: StepPair, left: RunRecord, right: RunRecord): string | null {
  if (pair.left === null) return `Only run ${right.id} called this plugin here.`;
  return pair.right === null ? `Only run ${left.id} called this plugin here.` : null;
}

function callOf(step: RunStep | null): NamedValues {
  if (step === null) return [];
  return present([
    ["CNI_COMMAND", step.command],
    ["State", step.state],
    ["Program", step.path],
    ["Exit code", step.exitCode === null ? null : String(step.exitCode)],
    ["Signal", step.signal],
    ["Error", step.error?.message ?? null],
  ]);
}

function envOf(step: RunStep | null): NamedValues {
  const env = step?.env ?? [];
  const first = (origin: string) => env.filter((each) => each.origin === origin);
  return [...first("cni"), ...first("inherited")].map(({ name, value }) => [name, value]);
}

function changesOf({ changes, targetId, runtimeConf }: RunRecord): NamedValues {
  const { netns } = runtimeConf;
  return (changes?.changes ?? []).map((change) => [
    // The namespace of the one run and that of the other are the same side.
    `${change.side === "netns" && netns !== "" ? "Namespace" : sideName(change.side, targetId, netns)}: ${kindNames[change.kind]} ${change.key}`,
    textOf(change),
  ]);
}

function textOf({ action, before, after }: KernelChange): string {
  return action === "changed" ? `changed: ${before} → ${after}` : `${action}: ${after ?? before ?? ""}`;
}

function unknownChanges(left: RunRecord, right: RunRecord): string | null {
  const without = [left, right].filter(({ changes }) => changes === null).map(({ id }) => id);
  if (without.length === 0) return null;
  if (without.length === 2) return "No snapshots were taken in either run.";
  return `No snapshots were taken in run ${without[0]}.`;
}

function present(values: readonly (readonly [name: string, value: string | null])[]): NamedValues {
  return values.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}
