import { expect, test } from "vitest";
import { describeUnless } from "../../e2e/fixtures/describe-unless.ts";
import type { ProbeAnswer, ProbeMethod, ProbePair, ProbeProcess } from "../../shared/probe/probe.ts";
import { findProgram } from "../platform/find-program.ts";
import { probe as labProbe, labsOfThisFile, shIn } from "../target/launch/lab-test-kit.ts";
import type { Target } from "../target/target.ts";
import { createProbes, type Probes } from "./probes.ts";

const noPing = (await findProgram("ping")) === null;

const labs = labsOfThisFile();
const icmp = { kind: "icmp" } as const;
const tcp = (port: number) => ({ kind: "tcp", port }) as const;

const a = "/run/netns/a";
const b = "/run/netns/b";

/** Two namespaces on one bridge, one on another; a has IPv6 as well, and `alone` has nothing but its loopback. */
const networks = `
  bridge() {
    ip link add $1 type bridge
    ip addr add $2 dev $1
    ip link set $1 up
  }
  attach() {
    ip link add v$1 type veth peer name eth0 netns $1
    ip link set v$1 master $2 up
    ip -n $1 addr add $3 dev eth0
    ip -n $1 link set eth0 up
    ip -n $1 route add default via $4
  }
  for name in a b c alone; do ip netns add $name; ip -n $name link set lo up; done
  bridge br1 10.1.0.1/24
  bridge br2 10.2.0.1/24
  attach a br1 10.1.0.2/24 10.1.0.1
  attach b br1 10.1.0.3/24 10.1.0.1
  attach c br2 10.2.0.2/24 10.2.0.1
  ip -6 addr add fd01::1/64 dev br1 nodad
  ip -n a -6 addr add fd01::2/64 dev eth0 nodad
  ip -n a -6 route add default via fd01::1
  sysctl -qw net.ipv4.ip_forward=1
`;

async function begin(): Promise<{ readonly lab: Target; readonly probes: Probes }> {
  const lab = await labs.startLab();
  await shIn(lab, networks);
  return { lab, probes: createProbes({ use: () => Promise.resolve(lab) }) };
}

async function check(
  probes: Probes,
  method: ProbeMethod,
  pairs: readonly ProbePair[],
): Promise<readonly ProbeAnswer[]> {
  const answers: ProbeAnswer[] = [];
  const stop = new AbortController();
  for await (const event of probes.run({ targetId: "lab", method, pairs }, stop.signal)) {
    if (event.type === "answered") answers[event.index] = event.answer;
  }
  return answers;
}

const outcomes = (answers: readonly ProbeAnswer[]) => answers.map(({ outcome }) => outcome);
const pair = (netns: string, address: string): ProbePair => ({ netns, address });
const reached = { kind: "reached", rttMs: expect.any(Number) };
const refused = { kind: "refused", rttMs: expect.any(Number) };

/** Puts something that cannot be run in the place of `ping`, for this lab alone. */
const hidePing =
  "for ping in /bin/ping /usr/bin/ping; do [ ! -e $ping ] || mount --bind /dev/null $(readlink -f $ping) || true; done";

describeUnless(labProbe.possible ? null : labProbe.reason, "in a lab", () => {
  test("places are known with their addresses and gateways", async () => {
    const { probes } = await begin();
    const places = await probes.places("lab");
    expect(places.map(({ name }) => name)).toEqual(["", "a", "alone", "b", "c"]);
    expect(places[0]).toEqual({
      netns: "",
      name: "",
      addresses: [
        { ifName: "br1", address: "10.1.0.1/24" },
        { ifName: "br1", address: "fd01::1/64" },
        { ifName: "br2", address: "10.2.0.1/24" },
      ],
      gateways: [],
      problem: null,
    });
    expect(places[1]).toMatchObject({
      netns: a,
      addresses: [{ address: "10.1.0.2/24" }, { address: "fd01::2/64" }],
      gateways: ["10.1.0.1", "fd01::1"],
    });
    expect(places[2]).toMatchObject({ netns: "/run/netns/alone", addresses: [], gateways: [] });
  });

  test("namespaces of one bridge reach each other, their gateway and the target's side by ICMP", async (context) => {
    context.skip(noPing, "ping is not on this machine");
    const { probes } = await begin();
    const pairs = [
      pair(a, "10.1.0.3"),
      pair(b, "10.1.0.2"),
      pair(a, "10.1.0.1"),
      pair("", "10.1.0.2"),
      pair(a, "fd01::1"),
      pair(a, "10.2.0.2"),
    ];
    const answers = await check(probes, icmp, pairs);
    expect(outcomes(answers)).toEqual(pairs.map(() => reached));
    const [process, more] = answers[0]?.processes ?? [];
    expect(more).toBeUndefined();
    expect(process?.argv.slice(0, 2)).toEqual([expect.stringMatching(/\/nsenter$/), `--net=${a}`]);
    expect(process?.argv.slice(2)).toEqual([
      expect.stringMatching(/\/ping$/),
      "-n",
      "-c",
      "1",
      "-W",
      "4",
      "10.1.0.3",
    ]);
    expect(process?.stdout).toMatchObject({ text: expect.stringContaining("64 bytes from 10.1.0.3") });
  });

  test("without ping, a connection that is refused tells the same, and says what was done instead", async () => {
    const { lab, probes } = await begin();
    await shIn(lab, hidePing);
    const pairs = [pair(a, "10.1.0.3"), pair(a, "10.1.0.1"), pair(a, "fd01::1"), pair("", "10.2.0.2")];
    const answers = await check(probes, icmp, pairs);
    expect(outcomes(answers)).toEqual(pairs.map(() => reached));
    expect(answers[0]?.insteadOfPing).toBe("The program ping is missing.");
    const [ping, prober] = answers[0]?.processes ?? [];
    expect(ping).toMatchObject({ argv: ["ping"], spawnError: "ENOENT", exitCode: null });
    expect(prober?.argv.slice(-4)).toEqual(["tcp", "10.1.0.3", "9", "4000"]);
    expect(prober?.stdout).toMatchObject({ text: expect.stringContaining('"result":"ECONNREFUSED"') });
  });

  test("without a route it is unreachable, in the kernel's words", async () => {
    const { probes } = await begin();
    const pairs = [pair("/run/netns/alone", "10.1.0.1")];
    const words = { kind: "unreachable", words: "Network is unreachable", by: null };
    expect(outcomes(await check(probes, icmp, pairs))).toEqual([words]);
    expect(outcomes(await check(probes, tcp(80), pairs))).toEqual([words]);
  });

  test("an address that nobody has is unreachable once nobody answered for it", async (context) => {
    context.skip(noPing, "ping is not on this machine");
    const { probes } = await begin();
    const [byPing] = outcomes(await check(probes, icmp, [pair(a, "10.1.0.77")]));
    expect(byPing).toEqual({ kind: "unreachable", words: "Destination Host Unreachable", by: "10.1.0.2" });
    const [byTcp] = outcomes(await check(probes, tcp(80), [pair(a, "10.1.0.77")]));
    expect(byTcp).toEqual({ kind: "unreachable", words: "No route to host", by: null });
  });

  test("a firewall that isolates networks is seen as no answer, and one that rejects as filtered", async (context) => {
    context.skip(noPing, "ping is not on this machine");
    const { lab, probes } = await begin();
    await shIn(lab, "iptables -A FORWARD -i br1 -o br2 -j DROP");
    const pairs = [pair(a, "10.2.0.2"), pair(a, "10.1.0.1")];
    const [dropped, near] = outcomes(await check(probes, icmp, pairs));
    expect(dropped).toEqual({ kind: "noAnswer", afterMs: expect.any(Number) });
    expect(near).toEqual(reached);
    const [byTcp] = outcomes(await check(probes, tcp(80), pairs));
    expect(byTcp).toEqual({ kind: "noAnswer", afterMs: expect.any(Number) });

    await shIn(lab, "iptables -F FORWARD; iptables -A FORWARD -j REJECT --reject-with icmp-admin-prohibited");
    expect(outcomes(await check(probes, icmp, [pair(a, "10.2.0.2")]))).toEqual([
      { kind: "filtered", words: "Packet filtered", by: "10.1.0.1" },
    ]);
  });

  test("a port is refused until somebody listens, and what came is told afterwards", async () => {
    const { probes } = await begin();
    const pairs = [pair(a, "10.1.0.3")];
    expect(outcomes(await check(probes, tcp(8080), pairs))).toEqual([refused]);

    const stop = new AbortController();
    const listening = probes.listen({ targetId: "lab", netns: b, port: 8080, seconds: 60 }, stop.signal);
    await expect
      .poll(async () => outcomes(await check(probes, tcp(8080), pairs)), { timeout: 20_000 })
      .toEqual([reached]);
    stop.abort();
    const process = await listening;
    expect(process.signal).toBe("SIGTERM");
    expect(process.stdout).toMatchObject({ text: expect.stringContaining("10.1.0.2 port ") });
    expect(outcomes(await check(probes, tcp(8080), pairs))).toEqual([refused]);
  });

  test("the prober listens where it is asked to, unless somebody else has the port", async () => {
    const { probes } = await begin();
    const pairs = [pair(a, "10.1.0.3"), pair(a, "10.2.0.2"), pair(b, "10.1.0.2"), pair("", "10.1.0.3")];
    const listenAt = [pair(b, "10.1.0.3"), pair(a, "10.1.0.2")];
    const other = new AbortController();
    const others = probes.listen({ targetId: "lab", netns: a, port: 8080, seconds: 60 }, other.signal);
    await expect
      .poll(async () => outcomes(await check(probes, tcp(8080), [pair(b, "10.1.0.2")])), { timeout: 20_000 })
      .toEqual([reached]);

    const answers: ProbeAnswer[] = [];
    const listened = new Map<string, ProbeProcess>();
    const request = { targetId: "lab", method: tcp(8080), pairs, listenAt } as const;
    for await (const event of probes.run(request, new AbortController().signal)) {
      if (event.type === "answered") answers[event.index] = event.answer;
      if (event.type === "listened") listened.set(event.netns, event.process);
    }
    expect(outcomes(answers)).toEqual([reached, refused, reached, reached]);
    expect([...listened.keys()].sort()).toEqual([a, b]);
    expect(listened.get(b)?.stdout).toMatchObject({
      text: expect.stringMatching(/^\{"listening":8080\}\n[\s\S]*10\.1\.0\.2 port /),
    });
    // It has found the port taken, or was ended before it could, as somebody else answers at once there.
    expect(listened.get(a)?.stdout).toEqual({ encoding: "utf8", text: "" });
    // It is gone with the checks.
    expect(outcomes(await check(probes, tcp(8080), [pair(a, "10.1.0.3")]))).toEqual([refused]);
    other.abort();
    await others;
  });

  test("what cannot be tried is told so, and not taken for an answer", async () => {
    const { probes } = await begin();
    const pairs = [
      pair("/run/netns/gone", "10.1.0.1"),
      pair("/proc/1/ns/net", "10.1.0.1"),
      pair("/run/netns/../netns/a", "10.1.0.1"),
      pair("/run/netns/-t", "10.1.0.1"),
      pair(a, "-f"),
      pair(a, "fe80::1%eth0"),
      pair(a, "localhost"),
    ];
    const notRun = expect.objectContaining({
      outcome: expect.objectContaining({ kind: "notRun" }),
      processes: [],
    });
    expect(await check(probes, icmp, pairs)).toEqual(pairs.map(() => notRun));
  });

  test("only a few run at a time, and cancelling ends them", async () => {
    const { lab, probes } = await begin();
    await shIn(lab, "iptables -A FORWARD -j DROP");
    const stop = new AbortController();
    const pairs = Array.from({ length: 200 }, () => pair(a, "10.2.0.2"));
    let started = 0;
    for await (const event of probes.run({ targetId: "lab", method: icmp, pairs }, stop.signal)) {
      if (event.type === "started") started += 1;
      if (started === 8) stop.abort();
    }
    expect(started).toBe(8);
    expect(await shIn(lab, "ip netns pids a")).toBe("");
  });
});
