import { expect, test } from "vitest";
import { linkId, routeId } from "../../../shared/topology/topology.ts";
import { layOutTopology } from "./lay-out-topology.ts";
import { heartOfMade, madeParts } from "./made-parts.ts";
import { bridgedNamespaces } from "./topology-test-kit.ts";

const picture = layOutTopology(bridgedNamespaces(3));
const made = {
  links: new Set([linkId(null, 2), linkId(null, 4), linkId("demo002", 2)]),
  routes: new Set([routeId("demo002", "main default eth0 ")]),
  gone: [],
};

test("tells where the links and routes of a run are drawn", () => {
  const parts = madeParts(picture, made);
  expect(parts.map(({ id }) => id)).toEqual(["/2", "/4", "demo002/2", "demo002/main default eth0 "]);
  const [, , eth0, route] = parts;
  const box = picture.boxes.find(({ namespace }) => namespace.name === "demo002");
  if (eth0 === undefined || route === undefined || box === undefined) throw new Error("not drawn");
  expect(route.y).toBeGreaterThanOrEqual(eth0.y + eth0.height);
  expect(route.y + route.height).toBeLessThan(box.y + box.height);
  expect(madeParts(picture, { links: new Set(), routes: new Set(), gone: [] })).toEqual([]);
});

test("the heart of a run is its links, and a bridge only where it made nothing else", () => {
  const [bridge, veth, eth0] = madeParts(picture, made);
  if (bridge === undefined || veth === undefined || eth0 === undefined) throw new Error("not drawn");
  const heart = heartOfMade(picture, made);
  expect(heart?.y).toBe(veth.y);
  expect(heart).toMatchObject({ width: eth0.width, height: eth0.y + eth0.height - veth.y });
  expect(heartOfMade(picture, { ...made, links: new Set(["/2"]) })).toMatchObject({ width: bridge.width });
  expect(heartOfMade(picture, { ...made, links: new Set() })).toBeNull();
});
