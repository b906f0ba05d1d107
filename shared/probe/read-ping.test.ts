import { expect, test } from "vitest";
import type { ProbeOutcome } from "./probe.ts";
import { readPing } from "./read-ping.ts";

/** Texts as iputils 20221126, busybox 1.35 and inetutils 2.4 printed them in namespaces that were made for it. */
interface Recorded {
  readonly exitCode: number;
  readonly stdout?: string;
  readonly stderr?: string;
}

const iputils4 = (line: string, sum: string) =>
  `PING 10.1.0.3 (10.1.0.3) 56(84) bytes of data.\n${line}\n--- 10.1.0.3 ping statistics ---\n${sum}\n\n`;
const iputils6 = (line: string, sum: string) =>
  `PING fd01::3(fd01::3) 56 data bytes\n${line}\n--- fd01::3 ping statistics ---\n${sum}\n\n`;
const lost = "1 packets transmitted, 0 received, 100% packet loss, time 0ms";
const error = "1 packets transmitted, 0 received, +1 errors, 100% packet loss, time 0ms";
const received =
  "1 packets transmitted, 1 received, 0% packet loss, time 0ms\nrtt min/avg/max/mdev = 0.176/0.176/0.176/0.000 ms";
const busybox = (address: string, rest: string) => `PING ${address} (${address}): 56 data bytes\n${rest}`;
const busyboxSum = (address: string, packets: string) =>
  `\n--- ${address} ping statistics ---\n1 packets transmitted, ${packets}\n`;

const unreachable = (words: string, by: string | null): ProbeOutcome => ({ kind: "unreachable", words, by });
const filtered = (words: string, by: string | null): ProbeOutcome => ({ kind: "filtered", words, by });
const noAnswer: ProbeOutcome = { kind: "noAnswer", afterMs: 4012 };

test.each<[what: string, recorded: Recorded, outcome: ProbeOutcome | null]>([
  [
    "iputils, a reply",
    {
      exitCode: 0,
      stdout: iputils4("64 bytes from 10.1.0.3: icmp_seq=1 ttl=64 time=0.176 ms\n", received),
    },
    { kind: "reached", rttMs: 0.176 },
  ],
  [
    "iputils, a reply by IPv6",
    { exitCode: 0, stdout: iputils6("64 bytes from fd01::3: icmp_seq=1 ttl=64 time=0.149 ms\n", received) },
    { kind: "reached", rttMs: 0.149 },
  ],
  ["iputils, nothing", { exitCode: 1, stdout: iputils4("", lost) }, noAnswer],
  ["iputils, nothing by IPv6", { exitCode: 1, stdout: iputils6("", lost) }, noAnswer],
  [
    "iputils, nobody answers to ARP",
    {
      exitCode: 1,
      stdout: iputils4("From 10.1.0.2 icmp_seq=1 Destination Host Unreachable\n", error),
    },
    unreachable("Destination Host Unreachable", "10.1.0.2"),
  ],
  [
    "iputils, nobody answers to neighbour discovery",
    {
      exitCode: 1,
      stdout: iputils6("From fd01::2 icmp_seq=1 Destination unreachable: Address unreachable\n", error),
    },
    unreachable("Destination unreachable: Address unreachable", "fd01::2"),
  ],
  [
    "iputils, the router has no route",
    { exitCode: 1, stdout: iputils4("From 10.1.0.1 icmp_seq=1 Destination Net Unreachable\n", error) },
    unreachable("Destination Net Unreachable", "10.1.0.1"),
  ],
  [
    "iputils, the router has no route for IPv6",
    { exitCode: 1, stdout: iputils6("From fd01::1 icmp_seq=1 Destination unreachable: No route\n", error) },
    unreachable("Destination unreachable: No route", "fd01::1"),
  ],
  [
    "iputils, no route",
    { exitCode: 2, stderr: "ping: connect: Network is unreachable\n" },
    unreachable("Network is unreachable", null),
  ],
  [
    "iputils, no address of the family",
    { exitCode: 2, stderr: "ping: connect: Cannot assign requested address\n" },
    unreachable("Cannot assign requested address", null),
  ],
  [
    "iputils, a route of the type blackhole",
    { exitCode: 2, stderr: "ping: connect: Invalid argument\n" },
    unreachable("Invalid argument", null),
  ],
  [
    "iputils, a route of the type prohibit",
    {
      exitCode: 2,
      stderr: "ping: Do you want to ping broadcast? Then -b. If not, check your local firewall rules\n",
    },
    filtered("Do you want to ping broadcast? Then -b. If not, check your local firewall rules", null),
  ],
  [
    "iputils, rejected as prohibited",
    { exitCode: 1, stdout: iputils4("From 10.1.0.3 icmp_seq=1 Packet filtered\n", error) },
    filtered("Packet filtered", "10.1.0.3"),
  ],
  [
    "iputils, rejected as prohibited by IPv6",
    {
      exitCode: 1,
      stdout: iputils6(
        "From fd01::3 icmp_seq=1 Destination unreachable: Administratively prohibited\n",
        error,
      ),
    },
    filtered("Destination unreachable: Administratively prohibited", "fd01::3"),
  ],
  [
    "iputils, rejected as firewalls do by default",
    { exitCode: 1, stdout: iputils4("From 10.1.0.3 icmp_seq=1 Destination Port Unreachable\n", error) },
    filtered("Destination Port Unreachable", "10.1.0.3"),
  ],
  [
    "iputils, rejected as firewalls do by default, by IPv6",
    {
      exitCode: 1,
      stdout: iputils6("From fd01::3 icmp_seq=1 Destination unreachable: Port unreachable\n", error),
    },
    filtered("Destination unreachable: Port unreachable", "fd01::3"),
  ],
  [
    "iputils, rejected by policy",
    {
      exitCode: 1,
      stdout: iputils6("From fd01::3 icmp_seq=1 Destination unreachable: Unknown code 5\n", error),
    },
    filtered("Destination unreachable: Unknown code 5", "fd01::3"),
  ],
  ["iputils, without the right", { exitCode: 2, stderr: "ping: socket: Operation not permitted\n" }, null],
  [
    "iputils, which may not be started with its capability",
    { exitCode: 126, stderr: "nsenter: failed to execute /usr/bin/ping: Operation not permitted\n" },
    null,
  ],
  [
    "busybox, a reply",
    {
      exitCode: 0,
      stdout: busybox(
        "10.1.0.3",
        `64 bytes from 10.1.0.3: seq=0 ttl=64 time=2.581 ms\n${busyboxSum("10.1.0.3", "1 packets received, 0% packet loss")}`,
      ),
    },
    { kind: "reached", rttMs: 2.581 },
  ],
  [
    "busybox, a reply by IPv6",
    {
      exitCode: 0,
      stdout: busybox(
        "fd01::3",
        `64 bytes from fd01::3: seq=0 ttl=64 time=0.122 ms\n${busyboxSum("fd01::3", "1 packets received, 0% packet loss")}`,
      ),
    },
    { kind: "reached", rttMs: 0.122 },
  ],
  [
    "busybox, nothing, which is all it says of ICMP errors",
    {
      exitCode: 1,
      stdout: busybox("fd01::77", busyboxSum("fd01::77", "0 packets received, 100% packet loss")),
    },
    noAnswer,
  ],
  [
    "busybox, no route",
    {
      exitCode: 1,
      stdout: busybox("10.1.0.3", ""),
      stderr: "ping: sendto: Network is unreachable\n",
    },
    unreachable("Network is unreachable", null),
  ],
  [
    "busybox, a rule on the way out",
    {
      exitCode: 1,
      stdout: busybox("10.1.0.3", ""),
      stderr: "ping: sendto: Operation not permitted\n",
    },
    filtered("Operation not permitted", null),
  ],
  [
    "busybox, without the right",
    {
      exitCode: 1,
      stdout: busybox("10.1.0.3", ""),
      stderr: "ping: permission denied (are you root?)\n",
    },
    null,
  ],
  [
    "inetutils, an ICMP error",
    {
      exitCode: 1,
      stdout: busybox(
        "10.1.0.77",
        "92 bytes from 10.1.0.2: Destination Host Unreachable\n--- 10.1.0.77 ping statistics ---\n1 packets transmitted, 0 packets received, 100% packet loss\n",
      ),
    },
    unreachable("Destination Host Unreachable", "10.1.0.2"),
  ],
  [
    "inetutils, no route",
    {
      exitCode: 1,
      stdout: busybox("10.1.0.3", ""),
      stderr: "/usr/bin/ping: sending packet: Network is unreachable\n",
    },
    unreachable("Network is unreachable", null),
  ],
  ["inetutils, which knows IPv4 only", { exitCode: 1, stderr: "/usr/bin/ping: unknown host\n" }, null],
  [
    "inetutils, without the right",
    { exitCode: 1, stderr: "ping: Lacking privilege for icmp socket.\n" },
    null,
  ],
  [
    "success without a reply",
    { exitCode: 0, stdout: "PING 10.1.0.3 (10.1.0.3) 56(84) bytes of data.\n" },
    { kind: "notRun", words: "ping ended with exit status 0." },
  ],
  [
    "a namespace that is gone",
    { exitCode: 1, stderr: "nsenter: cannot open /run/netns/a: No such file or directory\n" },
    { kind: "notRun", words: "nsenter: cannot open /run/netns/a: No such file or directory" },
  ],
])("%s", (_what, { exitCode, stdout = "", stderr = "" }, outcome) => {
  expect(readPing({ exitCode, stdout, stderr, durationMs: 4012 })).toEqual(outcome);
});
