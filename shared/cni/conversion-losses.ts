import { parseResult, type ResultIp, type ResultRoute, type ResultView } from "./result.ts";

/**
 * What of a result is not in its conversion, each in a phrase that begins in lower case. It is found by comparing the
 * two, so that it cannot differ from what the conversion did. Both are results as JSON; anything else has no losses.
 */
export function conversionLosses(fromText: string, toText: string): readonly string[] {
  const [from, to] = [parseResult(fromText), parseResult(toText)];
  if (from === null || to === null) return [];
  return [
    ...interfaceLosses(from, to),
    ...addressLosses(from, to),
    ...routeLosses(from, to),
    ...familyLosses(from, to),
  ];
}

const interfaceFields = ["mtu", "socketPath", "pciId"] as const;
const interfaceKeys = { mtu: "mtu", socketPath: "socketPath", pciId: "pciID" } as const;

function interfaceLosses(from: ResultView, to: ResultView): readonly string[] {
  const names = from.interfaces.map(({ name }) => name);
  if (names.length > 0 && to.interfaces.length === 0)
    return [`the ${names.length === 1 ? "interface" : "interfaces"} ${names.join(", ")}`];
  return interfaceFields.flatMap((field) => {
    const without = from.interfaces.filter(
      (each, index) => each[field] !== null && (to.interfaces[index]?.[field] ?? null) === null,
    );
    return without.length === 0
      ? []
      : [`${interfaceKeys[field]} of ${without.map(({ name }) => name).join(", ")}`];
  });
}

const sameIp = (one: ResultIp, other: ResultIp): boolean =>
  one.address === other.address && one.gateway === other.gateway;

function addressLosses(from: ResultView, to: ResultView): readonly string[] {
  const counterparts = matched(from.ips, to.ips, sameIp);
  const gone = from.ips.filter((ip) => !counterparts.has(ip));
  const untied = from.ips.filter(
    (ip) => ip.interfaceIndex !== null && counterparts.get(ip)?.interfaceIndex === null,
  );
  return [
    ...gone.map(({ address }) => `the IP ${address}`),
    ...(untied.length === 0
      ? []
      : [`which interface ${untied.map(({ address }) => address).join(", ")} belongs to`]),
  ];
}

const sameRoute = (one: ResultRoute, other: ResultRoute): boolean =>
  one.dst === other.dst && one.gateway === other.gateway;
const routeFields = ["mtu", "advmss", "priority", "table", "scope"] as const;

function routeLosses(from: ResultView, to: ResultView): readonly string[] {
  const counterparts = matched(from.routes, to.routes, sameRoute);
  return from.routes.flatMap((route) => {
    const counterpart = counterparts.get(route);
    if (counterpart === undefined) return [`the route to ${route.dst}`];
    const fields = routeFields.filter((field) => route[field] !== null && counterpart[field] === null);
    return fields.length === 0 ? [] : [`${fields.join(", ")} of the route to ${route.dst}`];
  });
}

/** From 1.0.0 on the address itself says its family. */
function familyLosses(from: ResultView, to: ResultView): readonly string[] {
  const had = /^0\.[34]\./.test(from.cniVersion) && from.ips.length > 0;
  return had && /^1\./.test(to.cniVersion)
    ? ["the field version of each IP, which its address says too"]
    : [];
}

/** Each of the first with one of the second that is the same, which then is no other's. */
function matched<Item>(
  first: readonly Item[],
  second: readonly Item[],
  same: (one: Item, other: Item) => boolean,
): ReadonlyMap<Item, Item> {
  const left = [...second];
  const pairs = new Map<Item, Item>();
  for (const item of first) {
    const at = left.findIndex((other) => same(item, other));
    const [found] = at === -1 ? [] : left.splice(at, 1);
    if (found !== undefined) pairs.set(item, found);
  }
  return pairs;
}
