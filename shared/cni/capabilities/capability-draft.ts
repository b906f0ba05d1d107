import { compactJson, type JsonNode, parseJsonTree } from "../../json/json-tree.ts";
import { keyOf } from "../../json/json-values.ts";
import { aliases } from "./aliases.ts";
import { type BandwidthDraft, bandwidth } from "./bandwidth.ts";
import { type CapabilityForm, type DraftProblem, error } from "./capability-form.ts";
import { cgroupPath } from "./cgroup-path.ts";
import type { Receiver } from "./delivery.ts";
import { deviceID } from "./device-id.ts";
import { type DnsDraft, dns } from "./dns.ts";
import { infinibandGUID } from "./infiniband-guid.ts";
import { ipRanges, type RangeSet } from "./ip-ranges.ts";
import { ips } from "./ips.ts";
import { mac } from "./mac.ts";
import { type PortRow, portMappings } from "./port-mappings.ts";

/** What the inputs of each capability that has some hold. */
interface Drafts {
  readonly portMappings: readonly PortRow[];
  readonly bandwidth: BandwidthDraft;
  readonly ipRanges: readonly RangeSet[];
  readonly ips: string;
  readonly mac: string;
  readonly dns: DnsDraft;
  readonly aliases: string;
  readonly infinibandGUID: string;
  readonly deviceID: string;
  readonly cgroupPath: string;
}

/** A capability with an editor of its own. */
export type WellKnown = keyof Drafts;

const forms: { readonly [K in WellKnown]: CapabilityForm<Drafts[K]> } = {
  portMappings,
  bandwidth,
  ipRanges,
  ips,
  mac,
  dns,
  aliases,
  infinibandGUID,
  deviceID,
  cgroupPath,
};

/** The argument of a well-known capability in its own inputs. */
export type FieldsDraft<K extends WellKnown = WellKnown> = {
  readonly [P in K]: { readonly kind: P; readonly value: Drafts[P] };
}[K];

/** The argument of one capability as it is being typed. */
export type CapabilityDraft = FieldsDraft | { readonly kind: "json"; readonly text: string };

export type CapabilityDrafts = Readonly<Record<string, CapabilityDraft>>;

/** The argument of a capability, which may be named like anything. */
export function draftOf(drafts: CapabilityDrafts, capability: string): CapabilityDraft {
  const draft = Object.hasOwn(drafts, capability) ? drafts[capability] : undefined;
  return draft ?? emptyDraft(capability);
}

export function isWellKnown(capability: string): capability is WellKnown {
  return Object.hasOwn(forms, capability);
}

/** The editor that a capability begins with. */
export function emptyDraft(capability: string): CapabilityDraft {
  return isWellKnown(capability) ? emptyFields(capability) : { kind: "json", text: "" };
}

function emptyFields<K extends WellKnown>(kind: K): FieldsDraft<K> {
  return { kind, value: forms[kind].empty };
}

/**
 * A value in the capability's own inputs; `null` where they would not give back exactly the same JSON, white space
 * aside.
 */
export function fieldsFor(capability: string, value: JsonNode): FieldsDraft | null {
  return isWellKnown(capability) ? parseFields(capability, value) : null;
}

function parseFields<K extends WellKnown>(kind: K, node: JsonNode): FieldsDraft<K> | null {
  const value = forms[kind].parse(node);
  if (value === null) return null;
  const printed = forms[kind].print(value);
  return printed !== null && compactJson(printed) === compactJson(node) ? { kind, value } : null;
}

function printFields<K extends WellKnown>(draft: FieldsDraft<K>): JsonNode | null {
  return forms[draft.kind].print(draft.value);
}

function fieldsProblems<K extends WellKnown>(
  draft: FieldsDraft<K>,
  receivers: readonly Receiver[],
): readonly DraftProblem[] {
  return forms[draft.kind].problems(draft.value, receivers);
}

/** The JSON text of one argument; `null` where nothing was typed. */
export function draftJson(draft: CapabilityDraft): string | null {
  if (draft.kind === "json") return draft.text.trim() === "" ? null : draft.text.trim();
  const value = printFields(draft);
  return value === null ? null : compactJson(value);
}

/**
 * What is wrong with an argument. Of JSON that was typed as such nothing but its syntax is an error: it is there to
 * send what the inputs do not.
 */
export function draftProblems(
  capability: string,
  draft: CapabilityDraft,
  receivers: readonly Receiver[],
): readonly DraftProblem[] {
  if (draft.kind !== "json") return fieldsProblems(draft, receivers);
  const text = draft.text.trim();
  if (text === "") return [];
  const tree = parseJsonTree(text);
  if (tree === null) return [error("json", "This is not a JSON value.")];
  const fields = fieldsFor(capability, tree);
  if (fields === null) return [];
  return fieldsProblems(fields, receivers).map(({ message }) => ({
    at: "json",
    message,
    severity: "warning",
  }));
}

/** CAP_ARGS: one JSON object of all arguments, numbers as they were typed; empty for none. */
export function composeCapabilityArgs(drafts: CapabilityDrafts): string {
  const members = Object.entries(drafts).flatMap(([capability, draft]) => {
    const json = draftJson(draft);
    if (json === null) return [];
    const tree = parseJsonTree(json);
    return [`${JSON.stringify(capability)}:${tree === null ? json : compactJson(tree)}`];
  });
  return members.length === 0 ? "" : `{${members.join(",")}}`;
}

/** The editors' content for a CAP_ARGS text that was used before. */
export function draftsOf(capabilityArgs: string): CapabilityDrafts {
  const tree = parseJsonTree(capabilityArgs);
  if (tree?.kind !== "object") return {};
  return Object.fromEntries(
    tree.members.map(([keyText, value]) => {
      const capability = keyOf(keyText);
      return [capability, fieldsFor(capability, value) ?? { kind: "json", text: compactJson(value) }];
    }),
  );
}
