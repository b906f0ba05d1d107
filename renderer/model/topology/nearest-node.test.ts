import { expect, test } from "vitest";
import { layOutTopology } from "./lay-out-topology.ts";
import { type Direction, nearestNode } from "./nearest-node.ts";
import { bridgedNamespaces } from "./topology-test-kit.ts";

const { nodes } = layOutTopology(bridgedNamespaces(3));

function after(id: string, ...directions: readonly Direction[]): string | undefined {
  let node = nodes.find((each) => each.id === id);
  for (const direction of directions) {
    node = (node && nearestNode(nodes, node, direction)) ?? undefined;
  }
  return node?.id;
}

test("arrows lead along the lines and from one column to the next", () => {
  expect(after("demo001/2", "up")).toBe("/3");
  expect(after("demo001/2", "up", "up")).toBe("/2");
  expect(after("demo001/2", "right", "right")).toBe("demo003/2");
  expect(after("demo003/2", "left")).toBe("demo002/2");
  expect(after("/2", "down")).toBe("/4");
});

test("at the edge they lead nowhere", () => {
  expect(after("/2", "up")).toBeUndefined();
  expect(after("demo001/2", "down")).toBeUndefined();
  expect(after("demo003/2", "right")).toBeUndefined();
});

test("every link can be reached from every other one", () => {
  const many = layOutTopology(bridgedNamespaces(40)).nodes;
  const [first] = many;
  if (first === undefined) throw new Error("no links");
  const reached = new Set([first]);
  for (const node of reached) {
    for (const direction of ["left", "right", "up", "down"] as const) {
      const next = nearestNode(many, node, direction);
      if (next !== null) reached.add(next);
    }
  }
  expect(reached.size).toBe(many.length);
});
