/**
 * IP addresses as Go's net package reads and prints them. An address is 16 bytes long, an IPv4 one as
 * `::ffff:a.b.c.d`, which Go tells from a written `::ffff:a.b.c.d` by the mask's length only.
 */
export type Ip = Uint8Array;

/** net.IPNet. `null` for one that was never set, which Go prints as `<nil>`. */
export interface IpNet {
  readonly ip: Ip;
  /** Leading ones of the mask. */
  readonly prefixLength: number;
  /** How many bits the mask has: 32 for an IPv4 address, 128 for all others. */
  readonly maskBits: 32 | 128;
}

const v4Prefix = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

/** net.ParseIP; `null` if it is none. */
export function parseIp(text: string): Ip | null {
  const mark = /[.:]/.exec(text)?.[0];
  if (mark === ".") {
    const v4 = parseIpv4(text);
    return v4 === null ? null : Uint8Array.from([...v4Prefix, ...v4]);
  }
  return mark === ":" ? parseIpv6(text) : null;
}

/** net.ParseCIDR with the address unmasked, as types.ParseCIDR; `null` if it is none. */
export function parseIpNet(text: string): IpNet | null {
  const slash = text.indexOf("/");
  if (slash < 0) return null;
  const [address, length] = [text.slice(0, slash), text.slice(slash + 1)];
  const ip = parseIp(address);
  const maskBits = address.includes(":") ? 128 : 32;
  if (ip === null || !/^\d+$/.test(length) || Number(length) > maskBits) return null;
  return { ip, prefixLength: Number(length), maskBits };
}

/** net.IP.String. */
export function formatIp(ip: Ip): string {
  return isIpv4(ip) ? ip.subarray(12).join(".") : formatIpv6(ip);
}

/** net.IPNet.String. */
export function formatIpNet(net: IpNet | null): string {
  if (net === null) return "<nil>";
  const { ip, prefixLength, maskBits } = net;
  // Of a long mask on an IPv4 address only the last 32 bits are looked at.
  const shown = isIpv4(ip) && maskBits === 128 ? Math.max(0, prefixLength - 96) : prefixLength;
  return `${formatIp(ip)}/${shown}`;
}

/** Whether an address is IPv4, or IPv4 inside IPv6 (net.IP.To4). */
export function isIpv4(ip: Ip): boolean {
  return v4Prefix.every((byte, at) => ip[at] === byte);
}

function parseIpv4(text: string): readonly number[] | null {
  const fields = text.split(".");
  const wellFormed = fields.length === 4 && fields.every((field) => /^(0|[1-9]\d{0,2})$/.test(field));
  const bytes = fields.map(Number);
  return wellFormed && bytes.every((byte) => byte <= 255) ? bytes : null;
}

function parseIpv6(text: string): Ip | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [head, tail] = [halves[0] ?? "", halves[1]];
  const first = parseGroups(head, tail === undefined);
  const last = parseGroups(tail ?? "", true);
  if (first === null || last === null) return null;
  const missing = 16 - first.length - last.length;
  // "::" has to stand for at least one group; without it all 16 bytes have to be there.
  if (tail === undefined ? missing !== 0 : missing < 2) return null;
  return Uint8Array.from([...first, ...new Array<number>(missing).fill(0), ...last]);
}

/** The bytes of groups between colons; only the very last one may be an IPv4 address. */
function parseGroups(text: string, atEnd: boolean): readonly number[] | null {
  if (text === "") return [];
  const groups = text.split(":");
  const bytes: number[] = [];
  for (const [at, group] of groups.entries()) {
    const v4 = atEnd && at === groups.length - 1 && group.includes(".") ? parseIpv4(group) : null;
    if (v4 !== null) bytes.push(...v4);
    else if (/^[0-9a-fA-F]{1,4}$/.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
    } else return null;
  }
  return bytes;
}

function formatIpv6(ip: Ip): string {
  const groups = Array.from({ length: 8 }, (_, at) => ((ip[2 * at] ?? 0) << 8) | (ip[2 * at + 1] ?? 0));
  const run = longestZeroRun(groups);
  const text = (from: number, to: number) =>
    groups
      .slice(from, to)
      .map((group) => group.toString(16))
      .join(":");
  return run === null ? text(0, 8) : `${text(0, run.start)}::${text(run.end, 8)}`;
}

/** The first of the longest runs of at least two zero groups. */
function longestZeroRun(groups: readonly number[]): { readonly start: number; readonly end: number } | null {
  let longest: { readonly start: number; readonly end: number } | null = null;
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (groups[end] === 0) end++;
    if (end - start >= 2 && (longest === null || end - start > longest.end - longest.start))
      longest = { start, end };
    start = Math.max(start, end - 1);
  }
  return longest;
}
