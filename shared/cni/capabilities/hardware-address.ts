/**
 * Reads a hardware address of so many bytes as Go's net.ParseMAC does: pairs of hexadecimal digits between colons
 * or hyphens, or groups of four between dots. `null` if it is none.
 */
export function readHardwareAddress(text: string, length: number): readonly number[] | null {
  const pairs = /^[0-9a-f]{2}(?:([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2})*)?$/i;
  const groups = /^[0-9a-f]{4}(?:\.[0-9a-f]{4})*$/i;
  if (!pairs.test(text) && !groups.test(text)) return null;
  const digits = text.replaceAll(/[:.-]/g, "");
  if (digits.length !== length * 2) return null;
  return Array.from({ length }, (_, at) => Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16));
}
