import { field, goStruct } from "../go/json-struct.ts";
import { goString, goStrings } from "../go/json-types.ts";
import { GoStruct } from "../go/json-writer.ts";
import { omitEmpty } from "./omit-empty.ts";

/** types.DNS. */
export interface Dns {
  readonly nameservers: readonly string[] | null;
  readonly domain: string;
  readonly search: readonly string[] | null;
  readonly options: readonly string[] | null;
}

export const noDns: Dns = { nameservers: null, domain: "", search: null, options: null };

export const dnsDecoder = goStruct<Dns>("types.DNS", noDns, {
  nameservers: field("nameservers", goStrings),
  domain: field("domain", goString),
  search: field("search", goStrings),
  options: field("options", goStrings),
});

export function writableDns(dns: Dns): GoStruct {
  return new GoStruct(
    omitEmpty([
      ["nameservers", dns.nameservers],
      ["domain", dns.domain],
      ["search", dns.search],
      ["options", dns.options],
    ]),
  );
}

/** types.DNS.IsEmpty. */
export function isEmptyDns(dns: Dns): boolean {
  return writableDns(dns).members.length === 0;
}
