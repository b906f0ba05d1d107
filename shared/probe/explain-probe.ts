import { isInSubnet, parseIpAddress } from "./ip-address.ts";
import type { ProbeMethod, ProbeOutcome, ProbePair, ProbePlace } from "./probe.ts";
import type { ProbeColumn } from "./probe-plan.ts";

/** A cause that is worth a look, and the command that shows it when it is entered in the target. */
export interface ProbeCause {
  readonly text: string;
  readonly command: string | null;
}

/** What an outcome usually means. */
export interface ProbeMeaning {
  readonly sentence: string;
  readonly causes: readonly ProbeCause[];
}

export interface ProbeSituation {
  readonly method: ProbeMethod;
  readonly pair: ProbePair;
  readonly source: ProbePlace | null;
  readonly column: ProbeColumn | null;
}

/** Says what an outcome usually means, and where to look next, likeliest first. */
export function explainProbe(outcome: ProbeOutcome, situation: ProbeSituation): ProbeMeaning {
  switch (outcome.kind) {
    case "reached":
      return { sentence: reachedSentence(situation.method), causes: [] };
    case "refused":
      return {
        sentence: "The way there and back works. Nothing listens at this port.",
        causes: [
          {
            text: "The program is not running, or listens at another port or address.",
            command: listeners(situation),
          },
          { text: "A rule rejects the port with a reset.", command: rules(situation) },
        ],
      };
    case "noAnswer":
      return noAnswer(situation);
    case "unreachable":
      return unreachable(outcome.words, outcome.by, situation);
    case "filtered":
      return filtered(outcome.by, situation);
    case "notRun":
      return { sentence: "Nothing was tried, so this says nothing about the network.", causes: [] };
  }
}

function reachedSentence(method: ProbeMethod): string {
  return method.kind === "icmp"
    ? "The way there and back works."
    : "The way there and back works, and a program listens at this port.";
}

function noAnswer(situation: ProbeSituation): ProbeMeaning {
  const firewall = {
    text: "A firewall drops the packets, or the answers to them.",
    command: rules(situation),
  };
  if (isNeighbour(situation)) {
    return {
      sentence: "The packets left, and nothing came back, not even a refusal.",
      causes: [
        firewall,
        { text: "Nobody answered to ARP or neighbour discovery in time.", command: neighbours(situation) },
      ],
    };
  }
  return {
    sentence: "The packets left over a gateway, and nothing came back.",
    causes: [
      { text: "Forwarding is off on the target's side.", command: forwarding(situation) },
      {
        text: "The networks are isolated from each other by a firewall (ingressPolicy, CNI-ISOLATION).",
        command: rules(situation),
      },
      {
        text: "The answer does not find its way back: no route on the other side, or masquerade (ipMasq) is missing.",
        command: masquerade(situation),
      },
    ],
  };
}

function unreachable(words: string, by: string | null, situation: ProbeSituation): ProbeMeaning {
  const bySource =
    by === null || situation.source?.addresses.some(({ address }) => address.split("/")[0] === by);
  if (!bySource) {
    return {
      sentence: `The router at ${by} has no way to this address.`,
      causes: [
        { text: "Nobody behind that router has the address.", command: route(situation, "") },
        { text: "The route, or the attachment that it belonged to, is gone.", command: "ip route" },
      ],
    };
  }
  if (/Cannot assign/.test(words)) {
    return {
      sentence: "The kernel has no address of this family to send from.",
      causes: [{ text: "No plugin gave this namespace such an address.", command: route(situation) }],
    };
  }
  if (/Network is|Net Unreachable|No route$|Invalid argument|is down/.test(words)) {
    return {
      sentence: "The kernel knows no way to this address, so nothing was sent.",
      causes: [
        {
          text: "There is no route: not attached, or the network gives no default route.",
          command: route(situation),
        },
        { text: "The interface is down.", command: inPlace(situation, "ip", "link") },
      ],
    };
  }
  return {
    sentence: "Nobody answered to ARP or neighbour discovery for the next hop.",
    causes: [
      {
        text: "Nobody on the link has the address, or the other end is down.",
        command: neighbours(situation),
      },
      { text: "The ends are not on the same bridge or VLAN.", command: "bridge link" },
      { text: "A firewall says that there is no way.", command: rules(situation) },
    ],
  };
}

function filtered(by: string | null, situation: ProbeSituation): ProbeMeaning {
  return {
    sentence:
      by === null
        ? "A rule or a route on the sending side forbids it, so nothing was sent."
        : `A rule at ${by} rejects it and says so.`,
    causes: [{ text: "A reject or drop rule, or a route of the type prohibit.", command: rules(situation) }],
  };
}

/** Whether the address is on a link of the source, so that no router is involved. */
function isNeighbour({ source, pair }: ProbeSituation): boolean {
  return source?.addresses.some(({ address }) => isInSubnet(pair.address, address)) ?? false;
}

const isSix = ({ pair }: ProbeSituation) => parseIpAddress(pair.address)?.family === 6;

/** A command of iproute2 in the place that the check began at, or in another. */
function inPlace(
  situation: ProbeSituation,
  tool: string,
  rest: string,
  netns = situation.pair.netns,
): string {
  const family = isSix(situation) ? " -6" : "";
  const name = netns.split("/").at(-1) ?? "";
  return name === "" ? `${tool}${family} ${rest}` : `${tool} -n ${name}${family} ${rest}`;
}

function route(situation: ProbeSituation, netns = situation.pair.netns): string {
  return inPlace(situation, "ip", `route get ${situation.pair.address}`, netns);
}

const neighbours = (situation: ProbeSituation) => inPlace(situation, "ip", "neigh");

const forwarding = (situation: ProbeSituation) =>
  `sysctl ${isSix(situation) ? "net.ipv6.conf.all.forwarding" : "net.ipv4.ip_forward"}`;

const rules = (situation: ProbeSituation) =>
  `${isSix(situation) ? "ip6tables" : "iptables"} -S; nft list ruleset`;

const masquerade = (situation: ProbeSituation) =>
  `${isSix(situation) ? "ip6tables" : "iptables"} -t nat -S POSTROUTING`;

/** What listens where the address is; in the target's own side if nobody that is known has it. */
function listeners({ column }: ProbeSituation): string {
  const name = column?.owners[0]?.netns.split("/").at(-1) ?? "";
  return name === "" ? "ss -ltn" : `ip netns exec ${name} ss -ltn`;
}
