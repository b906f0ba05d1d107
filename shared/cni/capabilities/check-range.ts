import { formatIp, formatIpNet, type Ip, isIpv4, parseIp, parseIpNet } from "../../net/ip.ts";
import { boundsOf, ipNumber, ipOfNumber } from "../../net/ip-range.ts";

/** A range of host-local as it is written; empty for what is left to host-local. */
export interface RangeTexts {
  readonly subnet: string;
  readonly rangeStart: string;
  readonly rangeEnd: string;
  readonly gateway: string;
}

/** A range with what host-local fills in, or what is wrong with it and where. */
export type CheckedRange =
  | { readonly ok: true; readonly start: bigint; readonly end: bigint; readonly isV4: boolean }
  | { readonly ok: false; readonly at: keyof RangeTexts; readonly message: string };

/** Range.Canonicalize of host-local 1.x, in its own words. */
export function checkRange(range: RangeTexts): CheckedRange {
  const net = parseIpNet(range.subnet);
  if (net === null) return bad("subnet", `invalid CIDR address: ${range.subnet}`);
  const isV4 = isIpv4(net.ip);
  if (isV4 !== (net.maskBits === 32)) return bad("subnet", "IPNet IP and Mask version mismatch");
  const shown = formatIpNet(net);
  if (net.prefixLength > net.maskBits - 2) {
    return bad("subnet", `Network ${shown} too small to allocate from`);
  }
  const [first, last] = boundsOf(net);
  if (ipNumber(net.ip) !== first) {
    const network = formatIp(ipOfNumber(first));
    const message = `Network has host bits set. For a subnet mask of length ${net.prefixLength} the network address is ${network}`;
    return bad("subnet", message);
  }
  const gateway = range.gateway === "" ? null : parseIp(range.gateway);
  if (range.gateway !== "" && gateway === null) return bad("gateway", invalidIp(range.gateway));
  const start = edgeOf(range.rangeStart, first + 1n);
  if (start === null) return bad("rangeStart", invalidIp(range.rangeStart));
  const end = edgeOf(range.rangeEnd, isV4 ? last - 1n : last);
  if (end === null) return bad("rangeEnd", invalidIp(range.rangeEnd));
  if (start < first || start > last) {
    return bad("rangeStart", `RangeStart ${range.rangeStart} not in network ${shown}`);
  }
  if (end < start || end > last) return bad("rangeEnd", `RangeEnd ${range.rangeEnd} not in network ${shown}`);
  return { ok: true, start, end, isV4 };
}

function edgeOf(text: string, otherwise: bigint): bigint | null {
  if (text === "") return otherwise;
  const ip: Ip | null = parseIp(text);
  return ip === null ? null : ipNumber(ip);
}

function invalidIp(text: string): string {
  return `invalid IP address: ${text}`;
}

function bad(at: keyof RangeTexts, message: string): CheckedRange {
  return { ok: false, at, message };
}
