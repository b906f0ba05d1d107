import type { JsonMembers } from "../../json/json-values.ts";
import { parseIp } from "../../net/ip.ts";
import { type CapabilityForm, warning } from "./capability-form.ts";
import { readRecord, writeRecord } from "./record-fields.ts";
import { parseWords, printWords, wordsOf } from "./words.ts";

export const dnsFields = ["servers", "searches", "options"] as const;
export type DnsField = (typeof dnsFields)[number];

/** Name resolution as it is being typed, each list as words. */
export interface DnsDraft extends Readonly<Record<DnsField, string>> {
  /** Members of the object that they were read from. */
  readonly base: JsonMembers;
}

/** How names are resolved in the container. Inputs are named after the fields. */
export const dns: CapabilityForm<DnsDraft> = {
  empty: { servers: "", searches: "", options: "", base: [] },

  parse: (value) => {
    const record = readRecord(value, dnsFields);
    if (record === null) return null;
    const [servers = null, searches = null, options = null] = dnsFields.map((name) => {
      const node = record.known.get(name);
      return node === undefined ? "" : parseWords(node);
    });
    if (servers === null || searches === null || options === null) return null;
    return { servers, searches, options, base: record.base };
  },

  print: (draft) => {
    const fields = dnsFields.map((name) => [name, printWords(draft[name])] as const);
    const value = writeRecord(draft.base, fields);
    return value.members.length === 0 ? null : value;
  },

  problems: ({ servers }) =>
    wordsOf(servers)
      .filter((word) => parseIp(word) === null)
      .map((word) => warning("servers", `“${word}” is no IP address; resolvers take nothing else.`)),
};
