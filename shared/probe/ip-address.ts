/** An IP address as a number. */
export interface IpAddress {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** Bits of an address. */
const bitsOf = { 4: 32, 6: 128 } as const;

/** Reads an IPv4 or IPv6 address as the kernel's tools print it; `null` for anything else, zones included. */
export function parseIpAddress(text: string): IpAddress | null {
  if (text.includes(":")) return parseIpv6(text);
  const value = parseIpv4(text);
  return value === null ? null : { family: 4, value };
}

/** Whether an address lies in the subnet of another one that is written with its prefix length. */
export function isInSubnet(address: string, addressWithPrefix: string): boolean {
  const [network, length] = addressWithPrefix.split("/");
  const one = parseIpAddress(address);
  const other = parseIpAddress(network ?? "");
  if (one === null || other === null || one.family !== other.family) return false;
  const hostBits = BigInt(Math.max(0, bitsOf[one.family] - Number(length ?? bitsOf[one.family])));
  return one.value >> hostBits === other.value >> hostBits;
}

function parseIpv4(text: string): bigint | null {
  if (!/^(?:(?:0|[1-9]\d{0,2})(?:\.|$)){4}$/.test(text) || text.endsWith(".")) return null;
  const bytes = text.split(".").map(Number);
  if (bytes.some((byte) => byte > 255)) return null;
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

function parseIpv6(text: string): IpAddress | null {
  const plain = withoutEmbeddedIpv4(text);
  const halves = plain?.split("::") ?? [];
  if (halves.length === 0 || halves.length > 2) return null;
  const [before = [], after = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - before.length - after.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...before, ...Array<string>(missing).fill("0"), ...after];
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return null;
  return { family: 6, value: BigInt(`0x${groups.map((group) => group.padStart(4, "0")).join("")}`) };
}

/** The address with its last part as two groups where that was written as an IPv4 address. */
function withoutEmbeddedIpv4(text: string): string | null {
  const last = text.slice(text.lastIndexOf(":") + 1);
  if (!last.includes(".")) return text;
  const value = parseIpv4(last);
  if (value === null) return null;
  const groups = `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
  return `${text.slice(0, text.length - last.length)}${groups}`;
}
