/** Bytes of the hash that cnitool keeps. */
const keptBytes = 10;

/**
 * The container ID that cnitool makes of a namespace path: `cnitool-` and the first 10 bytes of the path's
 * SHA-512 in hex (cnitool.go). The path must be absolute and clean; symbolic links are not resolved.
 */
export async function deriveContainerId(netns: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-512", new TextEncoder().encode(netns));
  const hex = [...new Uint8Array(digest, 0, keptBytes)].map((byte) => byte.toString(16).padStart(2, "0"));
  return `cnitool-${hex.join("")}`;
}
