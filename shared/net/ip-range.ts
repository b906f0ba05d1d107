import type { Ip, IpNet } from "./ip.ts";

/** An address as a number, which has the order of addresses. */
export function ipNumber(ip: Ip): bigint {
  return ip.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

/** The address of a number. */
export function ipOfNumber(value: bigint): Ip {
  return Uint8Array.from({ length: 16 }, (_, at) => Number((value >> BigInt(8 * (15 - at))) & 0xffn));
}

/** The first and last number of a network, that of the network and the broadcast address included. */
export function boundsOf({ ip, prefixLength, maskBits }: IpNet): readonly [first: bigint, last: bigint] {
  const hostBits = BigInt(maskBits - prefixLength);
  const first = (ipNumber(ip) >> hostBits) << hostBits;
  return [first, first + (1n << hostBits) - 1n];
}
