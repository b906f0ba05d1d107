import type { KernelItem } from "../../shared/run/kernel-snapshot.ts";
import { batchAnswers, entries, present } from "./ip/entries.ts";
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
  const answers = batchAnswers(text);
  if (answers.length !== sections.length) {
    throw new Error(`\`ip\` gave ${answers.length} answers to ${sections.length} questions.`);
  }
  const [links, neighbours, rules, routes] = answers;
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
