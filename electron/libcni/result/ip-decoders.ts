import { formatIp, type Ip, type IpNet, parseIp, parseIpNet } from "../../../shared/net/ip.ts";
import { GoTextError } from "../go/json-errors.ts";
import { goString, goText, goUnmarshaler } from "../go/json-types.ts";

/** net.IP; an empty text is no address. */
export const ipDecoder = goText<Ip | null>("net.IP", (text) => {
  if (text === "") return null;
  return parseIp(text) ?? new GoTextError(`invalid IP address: ${text}`);
});

/** types.IPNet: an address with its prefix length, not masked. */
export const ipNetDecoder = goUnmarshaler<string, IpNet | null>(
  goString,
  null,
  (text) => parseIpNet(text) ?? new GoTextError(`invalid CIDR address: ${text}`),
);

/** An address as a member's value; `null` for none. */
export function writableIp(ip: Ip | null): string | null {
  return ip === null ? null : formatIp(ip);
}
