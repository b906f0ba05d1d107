import { expect, test } from "vitest";
import { explainProbe, type ProbeSituation } from "./explain-probe.ts";
import type { ProbeOutcome } from "./probe.ts";

const source = {
  netns: "/run/netns/a",
  name: "a",
  addresses: [
    { ifName: "eth0", address: "10.88.0.2/16" },
    { ifName: "eth0", address: "fd00::2/64" },
  ],
  gateways: ["10.88.0.1"],
  problem: null,
};

function situation(address: string, over: Partial<ProbeSituation> = {}): ProbeSituation {
  const column = { address, owners: [{ netns: "/run/netns/b", ifName: "eth0" }], gatewayOf: [] };
  return { method: { kind: "icmp" }, pair: { netns: source.netns, address }, source, column, ...over };
}

const unreachable = (words: string, by: string | null = null): ProbeOutcome => ({
  kind: "unreachable",
  words,
  by,
});
const noAnswer: ProbeOutcome = { kind: "noAnswer", afterMs: 4000 };

test.each<[string, ProbeOutcome, ProbeSituation, RegExp, string | undefined]>([
  [
    "no route",
    unreachable("Network is unreachable"),
    situation("10.9.0.1"),
    /no way/,
    "ip -n a route get 10.9.0.1",
  ],
  [
    "no route for IPv6",
    unreachable("Network is unreachable"),
    situation("fd09::1"),
    /no way/,
    "ip -n a -6 route get fd09::1",
  ],
  [
    "ARP unanswered",
    unreachable("Destination Host Unreachable", "10.88.0.2"),
    situation("10.88.0.9"),
    /ARP/,
    "ip -n a neigh",
  ],
  [
    "a router without a route",
    unreachable("Destination Net Unreachable", "10.88.0.1"),
    situation("10.9.0.1"),
    /router at 10\.88\.0\.1/,
    "ip route get 10.9.0.1",
  ],
  [
    "no answer of a neighbour",
    noAnswer,
    situation("10.88.0.9"),
    /not even a refusal/,
    "iptables -S; nft list ruleset",
  ],
  [
    "no answer over a gateway",
    noAnswer,
    situation("10.9.0.1"),
    /over a gateway/,
    "sysctl net.ipv4.ip_forward",
  ],
  [
    "no answer over a gateway, IPv6",
    noAnswer,
    situation("fd09::1"),
    /over a gateway/,
    "sysctl net.ipv6.conf.all.forwarding",
  ],
  [
    "refused",
    { kind: "refused", rttMs: 1 },
    situation("10.88.0.9", { method: { kind: "tcp", port: 80 } }),
    /Nothing listens/,
    "ip netns exec b ss -ltn",
  ],
  [
    "filtered by a rule elsewhere",
    { kind: "filtered", words: "Packet filtered", by: "10.88.0.1" },
    situation("10.9.0.1"),
    /rule at 10\.88\.0\.1/,
    "iptables -S; nft list ruleset",
  ],
  ["reached", { kind: "reached", rttMs: 1 }, situation("10.88.0.9"), /works/, undefined],
  ["nothing tried", { kind: "notRun", words: "gone" }, situation("10.88.0.9"), /says nothing/, undefined],
])("%s", (_name, outcome, where, sentence, command) => {
  const meaning = explainProbe(outcome, where);
  expect(meaning.sentence).toMatch(sentence);
  expect(meaning.causes[0]?.command).toBe(command);
});

test("masquerade and isolation are named where the answer may be lost on another network", () => {
  const texts = explainProbe(noAnswer, situation("10.9.0.1")).causes.map(({ text }) => text);
  expect(texts.join(" ")).toMatch(/Forwarding.*isolated.*masquerade/);
});
