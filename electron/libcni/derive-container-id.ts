import { createHash } from "node:crypto";

/** The container ID that cnitool makes of a namespace's path, which has to be absolute and clean. */
export function deriveContainerId(netns: string): string {
  return `cnitool-${createHash("sha512").update(netns, "utf8").digest("hex").slice(0, 20)}`;
}
