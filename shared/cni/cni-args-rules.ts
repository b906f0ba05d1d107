import { parseIp, parseIpNet } from "../net/ip.ts";
import { macProblem } from "./capabilities/mac.ts";
import type { NetworkOutline } from "./network-file.ts";

/**
 * What the reference plugins 1.x make of CNI_ARGS: they read it by types.LoadArgs, which refuses a key that the
 * plugin does not know unless IgnoreUnknown is set. Names count to the letter. All other reference plugins do not
 * look at CNI_ARGS.
 */
const knownKeys: Readonly<Record<string, readonly string[]>> = {
  bridge: ["MAC"],
  macvlan: ["MAC"],
  tap: ["MAC"],
  tuning: ["MAC"],
  "host-local": ["IP"],
  static: ["IP", "GATEWAY"],
};

const wordList = new Intl.ListFormat("en");

const allKeys = ["IP", "GATEWAY", "MAC"] as const;

/** The key that makes plugins pass over keys that they do not know. */
export const ignoreUnknown = "IgnoreUnknown";

export type ArgPair = readonly [key: string, value: string];

/** Whether plugins will pass over keys that they do not know; the last pair of that key counts. */
export function ignoresUnknown(args: readonly ArgPair[]): boolean {
  const value = args.findLast(([key]) => key === ignoreUnknown)?.[1];
  return value !== undefined && /^(1|true)$/i.test(value);
}

/** The plugins of a chain that refuse a key, once each: with those that they hand it on to. */
export function refusers(key: string, outline: NetworkOutline | null): readonly string[] {
  if (key === ignoreUnknown) return [];
  const types = (outline?.plugins ?? []).flatMap(({ type, ipamType }) =>
    ipamType === null ? [type] : [type, ipamType],
  );
  return [...new Set(types)].filter((type) => {
    const known = Object.hasOwn(knownKeys, type) ? knownKeys[type] : undefined;
    return known !== undefined && !known.includes(key);
  });
}

/**
 * What may come of each pair, as a sentence; `null` where nothing is to be said. libcni itself takes all of them.
 * @param outline of the network, to know its plugins
 */
export function argWarnings(
  args: readonly ArgPair[],
  outline: NetworkOutline | null,
): readonly (string | null)[] {
  const ignored = ignoresUnknown(args);
  return args.map(([key, value], index) => {
    if (key === "") return null;
    if (args.slice(index + 1).some(([other]) => other === key)) {
      return `${key} is there again below. Plugins take the last one.`;
    }
    return valueWarning(key, value, outline) ?? (ignored ? null : unknownWarning(key, outline));
  });
}

function unknownWarning(key: string, outline: NetworkOutline | null): string | null {
  const types = refusers(key, outline);
  if (types.length === 0) return null;
  const meant = allKeys.find((known) => known !== key && known.toLowerCase() === key.toLowerCase());
  const does = types.length === 1 ? "does" : "do";
  const hint = meant === undefined ? "" : ` Perhaps ${meant} is meant.`;
  return `${wordList.format(types)} ${does} not know ${key} and will refuse it without IgnoreUnknown=1.${hint}`;
}

function valueWarning(key: string, value: string, outline: NetworkOutline | null): string | null {
  const has = (...types: readonly string[]) =>
    (outline?.plugins ?? []).some(
      ({ type, ipamType }) => types.includes(type) || (ipamType !== null && types.includes(ipamType)),
    );
  if (key === ignoreUnknown) {
    return /^(0|1|true|false)$/i.test(value) ? null : "Plugins take 1, true, 0 and false for IgnoreUnknown.";
  }
  if (key === "MAC" && has("bridge", "macvlan", "tap", "tuning")) return macProblem(value);
  if (key !== "IP") return null;
  const words = value.split(",").map((word) => word.trim());
  if (has("static") && words.some((word) => parseIpNet(word) === null)) {
    return "static wants addresses with a prefix length, such as 10.10.0.20/24.";
  }
  if (has("host-local") && parseIp(value) === null && parseIpNet(value) === null) {
    return `invalid IP address ${value}`;
  }
  return null;
}
