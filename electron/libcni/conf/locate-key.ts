import type { JsonNode, JsonObjectNode } from "../go/json-tree.ts";

/**
 * The offset at which a person should look for what a path of keys and indexes leads to: the key, or the element
 * of an array. Where the path leads nowhere, the offset of the last thing on it that is there. Keys are also found
 * in another case, since that is a mistake worth pointing at.
 */
export function locateKey(root: JsonNode, path: readonly (string | number)[]): number | null {
  let node = root;
  let offset: number | null = null;
  for (const step of path) {
    const found = typeof step === "number" ? elementOf(node, step) : memberOf(node, step);
    if (found === null) return offset;
    ({ node, offset } = found);
  }
  return offset;
}

interface Found {
  readonly node: JsonNode;
  readonly offset: number;
}

function elementOf(node: JsonNode, index: number): Found | null {
  const item = node.kind === "array" ? node.items[index] : undefined;
  return item === undefined ? null : { node: item, offset: item.start };
}

function memberOf(node: JsonNode, key: string): Found | null {
  if (node.kind !== "object") return null;
  const member = lastMember(node, (candidate) => candidate === key) ?? lastMember(node, isSameFolded(key));
  return member === undefined ? null : { node: member.node, offset: member.keyStart };
}

function lastMember(node: JsonObjectNode, fits: (key: string) => boolean) {
  return node.members.findLast((member) => fits(member.key));
}

function isSameFolded(key: string): (candidate: string) => boolean {
  return (candidate) => candidate.toLowerCase() === key.toLowerCase();
}
