import { type JsonMembers, stringNode, wholeNumberOf } from "../../json/json-values.ts";
import { type CapabilityForm, type DraftProblem, error, warning } from "./capability-form.ts";
import { type Bits, readBits } from "./read-bits.ts";
import { readRecord, writeRecord } from "./record-fields.ts";

export const bandwidthFields = ["ingressRate", "ingressBurst", "egressRate", "egressBurst"] as const;
export type BandwidthField = (typeof bandwidthFields)[number];

/** Limits as they are being typed: rates in bits per second, bursts in bits. */
export interface BandwidthDraft extends Readonly<Record<BandwidthField, string>> {
  /** Members of the object that they were read from. */
  readonly base: JsonMembers;
}

/** Ingress is what the container receives, egress what it sends. Inputs are named after the fields. */
export const bandwidth: CapabilityForm<BandwidthDraft> = {
  empty: { ingressRate: "", ingressBurst: "", egressRate: "", egressBurst: "", base: [] },

  parse: (value) => {
    const record = readRecord(value, bandwidthFields);
    if (record === null) return null;
    const texts = bandwidthFields.map((name) => {
      const node = record.known.get(name);
      return node === undefined ? "" : wholeNumberOf(node);
    });
    const [ingressRate = null, ingressBurst = null, egressRate = null, egressBurst = null] = texts;
    if (ingressRate === null || ingressBurst === null || egressRate === null || egressBurst === null) {
      return null;
    }
    return { ingressRate, ingressBurst, egressRate, egressBurst, base: record.base };
  },

  print: (draft) => {
    const value = writeRecord(
      draft.base,
      bandwidthFields.map((name) => [name, bitsNode(draft[name])] as const),
    );
    return value.members.length === 0 ? null : value;
  },

  problems: (draft) => [
    ...bandwidthFields.flatMap((name) => fieldProblems(name, readBits(draft[name]))),
    ...pairProblems("ingressRate", "ingressBurst", draft),
    ...pairProblems("egressRate", "egressBurst", draft),
  ],
};

function bitsNode(text: string) {
  if (text.trim() === "") return null;
  const bits = readBits(text);
  return bits.state === "number" ? ({ kind: "leaf", text: String(bits.value) } as const) : stringNode(text);
}

const maxUint64 = 2n ** 64n - 1n;
/** The plugin refuses as many bytes as this. */
const maxBurstBytes = 2n ** 32n - 1n;
/** An Ethernet frame with a full packet. */
const fullFrameBits = 1514n * 8n;

function fieldProblems(name: BandwidthField, bits: Bits): readonly DraftProblem[] {
  if (bits.state === "empty") return [];
  if (bits.state === "wrong") return [error(name, bits.message)];
  const { value } = bits;
  if (value > maxUint64) return [error(name, "This is more than the 64 bits that the plugin reads.")];
  if (value > 0n && value < 8n)
    return [error(name, "Less than 8 bits are no byte, and the plugin counts bytes.")];
  if (!name.endsWith("Burst") || value === 0n) return [];
  if (value / 8n >= maxBurstBytes) return [error(name, "burst cannot be more than 4GB")];
  if (value >= fullFrameBits) return [];
  return [warning(name, "A full packet has 12112 bits. A smaller burst lets none through.")];
}

/** validateRateAndBurst, with the plugin's own words. 0 stands for no limit. */
function pairProblems(
  rate: BandwidthField,
  burst: BandwidthField,
  draft: BandwidthDraft,
): readonly DraftProblem[] {
  const isSet = (name: BandwidthField) => {
    const bits = readBits(draft[name]);
    return bits.state === "wrong" || (bits.state === "number" && bits.value > 0n);
  };
  if (isSet(rate) && !isSet(burst)) return [error(burst, "if rate is set, burst must also be set")];
  if (isSet(burst) && !isSet(rate)) return [error(rate, "if burst is set, rate must also be set")];
  return [];
}
