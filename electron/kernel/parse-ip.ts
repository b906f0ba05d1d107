import { z } from "zod";
import type { KernelItem } from "../../shared/run/kernel-snapshot.ts";
import { describeAddress, describeLink, type Link, linkSchema } from "./ip/links.ts";
import { describeNeighbour, neighbourSchema } from "./ip/neighbours.ts";
import { describeRoute, routeSchema } from "./ip/routes.ts";
import { describeRule, ruleSchema } from "./ip/rules.ts";
import type { Vantage } from "./vantage.ts";

/** What `ip` tells of a place. */
export interface IpReading {
  readonly items: readonly KernelItem[];
  /** Names of the bridges, whose belongings outlive attachments. */
  readonly bridges: ReadonlySet<string>;
}

/** Filtered entries come as `{}`. */
const entries = <T extends z.ZodType>(schema: T) => z.array(z.union([schema, z.strictObject({})]));

const sections = [
  entries(linkSchema),
  entries(neighbourSchema),
  entries(ruleSchema),
  entries(routeSchema),
] as const;

/**
 * Reads what `ip -json -details -batch` printed for addresses, neighbours, rules and routes: one JSON array a line.
 * @throws Error if it is anything else.
 */
export function parseIp(text: string, vantage: Vantage): IpReading {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length !== sections.length) {
    throw new Error(`\`ip\` gave ${lines.length} answers to ${sections.length} questions.`);
  }
  const [links, neighbours, rules, routes] = lines.map((line): unknown => JSON.parse(line));
  const known = present(sections[0].parse(links));
  const bridges = new Set(known.filter(isBridge).map(({ ifname }) => ifname));
  const onBridges = vantage.side === "target" ? bridges : new Set<string>();
  return {
    bridges: onBridges,
    items: [
      ...known.map((link) => describeLink(link, vantage)),
      ...known.flatMap((link) => describeAddress(link, onBridges, vantage)),
      ...present(sections[1].parse(neighbours)).flatMap((one) => describeNeighbour(one, vantage)),
      ...present(sections[2].parse(rules)).map((rule) => describeRule(rule, "ip", vantage)),
      ...present(sections[3].parse(routes)).flatMap((route) => describeRoute(route, onBridges, vantage)),
    ],
  };
}

/**
 * Reads what `ip -6 -json -details rule` printed.
 * @throws Error if it is anything else.
 */
export function parseRules6(text: string, vantage: Vantage): readonly KernelItem[] {
  const rules: unknown = JSON.parse(text.trim() || "[]");
  return present(sections[2].parse(rules)).map((rule) => describeRule(rule, "rules6", vantage));
}

const isBridge = (link: Link) => link.linkinfo?.info_kind === "bridge";

function present<T extends object>(all: readonly (T | Record<string, never>)[]): readonly T[] {
  return all.filter((one): one is T => Object.keys(one).length > 0);
}
