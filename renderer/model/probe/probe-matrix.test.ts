import { expect, test } from "vitest";
import type { ProbeAnswer, ProbeOutcome, ProbePlace } from "../../../shared/probe/probe.ts";
import { planProbes } from "../../../shared/probe/probe-plan.ts";
import { columnNote } from "./place-names.ts";
import { familiesOf, firstProbeForm, listenPlaces, listens, probeMethod, shownFamily } from "./probe-form.ts";
import { probeKey } from "./probe-key.ts";
import { type ProbeKnowledge, probeMatrix, sameRow } from "./probe-matrix.ts";
import { probeSummary, summarySentence } from "./probe-summary.ts";
import { cellLook, lookWords, roundTrip } from "./probe-words.ts";

function place(name: string, address: string, gateway?: string): ProbePlace {
  const gateways = gateway === undefined ? [] : [gateway];
  const netns = name === "" ? "" : `/run/netns/${name}`;
  return { netns, name, addresses: [{ ifName: "eth0", address }], gateways, problem: null };
}

const places = [
  place("", "10.88.0.1/16"),
  place("a", "10.88.0.2/16", "10.88.0.1"),
  place("b", "10.88.0.3/16", "10.88.0.1"),
];
const plan = planProbes(places, 4);
const icmp = { kind: "icmp" } as const;
const a = "/run/netns/a";
const b = "/run/netns/b";

const answer = (outcome: ProbeOutcome, insteadOfPing: string | null = null): ProbeAnswer => ({
  outcome,
  processes: [],
  insteadOfPing,
});
const reached = answer({ kind: "reached", rttMs: 0.1234 });
const unreachable = answer({ kind: "unreachable", words: "No route to host", by: null });

function knowing(over: Partial<ProbeKnowledge>): ProbeKnowledge {
  return { answers: new Map(), pending: new Map(), changedAt: 0, ...over };
}
const key = (netns: string, address: string) => probeKey(icmp, { netns, address });
const words = (knowledge: ProbeKnowledge) =>
  probeMatrix(plan, icmp, knowledge).map(({ cells }) => cells.map(({ state }) => lookWords[cellLook(state)]));

test("each place tries all addresses but its own", () => {
  expect(words(knowing({}))).toEqual([
    ["itself", "not tried yet", "not tried yet"],
    ["not tried yet", "itself", "not tried yet"],
    ["not tried yet", "not tried yet", "itself"],
  ]);
});

test("a check that is waited for takes the place of its earlier answer", () => {
  const answers = new Map([
    [key(a, "10.88.0.1"), { answer: reached, triedAt: 5 }],
    [key(a, "10.88.0.3"), { answer: unreachable, triedAt: 5 }],
  ]);
  const pending = new Map([
    [key(a, "10.88.0.3"), null],
    [key(b, "10.88.0.1"), 7],
  ]);
  expect(words(knowing({ answers, pending })).slice(1)).toEqual([
    ["reached", "itself", "waits"],
    ["trying…", "not tried yet", "itself"],
  ]);
});

test("an answer is stale once the kernel has changed after its check began", () => {
  const answers = new Map([
    [key(a, "10.88.0.1"), { answer: reached, triedAt: 5 }],
    [key(a, "10.88.0.3"), { answer: reached, triedAt: 15 }],
  ]);
  const rows = probeMatrix(plan, icmp, knowing({ answers, changedAt: 10 }));
  const cells = rows[1]?.cells.map(({ state }) => (state.kind === "answered" ? state.stale : null));
  expect(cells).toEqual([true, null, false]);
  expect(probeSummary(rows, icmp).stale).toBe(1);
});

test("answers are those of one method and port", () => {
  const answers = new Map([[key(a, "10.88.0.1"), { answer: reached, triedAt: 5 }]]);
  const rows = probeMatrix(plan, { kind: "tcp", port: 80 }, knowing({ answers }));
  expect(rows[1]?.cells[0]?.state).toEqual({ kind: "untried" });
  expect(probeMatrix(plan, null, knowing({ answers }))[1]?.cells[0]?.state).toEqual({ kind: "untried" });
});

test("a row that nothing happened in is the same", () => {
  const before = probeMatrix(plan, icmp, knowing({}));
  const answers = new Map([[key(a, "10.88.0.1"), { answer: reached, triedAt: 5 }]]);
  const after = probeMatrix(plan, icmp, knowing({ answers }));
  const stale = probeMatrix(plan, icmp, knowing({ answers, changedAt: 9 }));
  const same = (one: typeof before, other: typeof before) =>
    one.map((row, at) => other[at] !== undefined && sameRow(row, other[at]));
  expect(same(before, after)).toEqual([true, false, true]);
  expect(same(after, stale)).toEqual([true, false, true]);
});

test("the summary counts outcomes and says who tried, and why", () => {
  const summary = (answers: readonly ProbeAnswer[], method: Parameters<typeof probeSummary>[1] = icmp) => {
    const netns = [a, a, b].slice(0, answers.length);
    const addresses = ["10.88.0.1", "10.88.0.3", "10.88.0.2"];
    const kept = answers.map((one, at) => {
      const pair = { netns: netns[at] ?? "", address: addresses[at] ?? "" };
      return [probeKey(method ?? icmp, pair), { answer: one, triedAt: 1 }] as const;
    });
    return probeSummary(probeMatrix(plan, method, knowing({ answers: new Map(kept) })), method);
  };
  expect(summary([])).toEqual({ outcomes: "", prober: "", stale: 0 });
  expect(summary([reached, unreachable, reached])).toMatchObject({
    outcomes: "2 reached, 1 unreachable",
    prober: "Tried with ping.",
  });
  const instead = answer({ kind: "reached", rttMs: 1 }, "The program ping is missing.");
  expect(summary([instead, instead]).prober).toMatch(
    /^Tried with the program's own prober.*ping is missing\.$/,
  );
  expect(summary([reached, instead]).prober).toMatch(/^1 tried with ping, the others with the program's own/);
  expect(summary([reached], { kind: "tcp", port: 80 }).prober).toBe("Tried with the program's own prober.");
});

test("times are those of what came back", () => {
  const timeOf = (outcome: ProbeOutcome) =>
    roundTrip({ kind: "answered", answer: answer(outcome), stale: false });
  expect(timeOf({ kind: "reached", rttMs: 0.1234 })).toBe("0.12 ms");
  expect(timeOf({ kind: "refused", rttMs: 12.34 })).toBe("12.3 ms");
  expect(timeOf({ kind: "reached", rttMs: null })).toBe("");
  expect(timeOf({ kind: "noAnswer", afterMs: 4000 })).toBe("");
});

test.each([
  ["80", 80],
  [" 65535 ", 65_535],
  ["0", null],
  ["65536", null],
  ["8o", null],
  ["", null],
  ["1e3", null],
])("%j is the port %s", (port, number) => {
  const method = probeMethod({ ...firstProbeForm, kind: "tcp", port });
  expect(method).toEqual(number === null ? null : { kind: "tcp", port: number });
  expect(probeMethod({ ...firstProbeForm, port })).toEqual(icmp);
});

test("the family is the chosen one where it is there", () => {
  const six = [place("c", "fd00::2/64")];
  expect(familiesOf([...places, ...six])).toEqual([4, 6]);
  expect(familiesOf([])).toEqual([]);
  expect(shownFamily(firstProbeForm, six)).toBe(6);
  expect(shownFamily({ ...firstProbeForm, family: 6 }, places)).toBe(4);
  expect(shownFamily({ ...firstProbeForm, family: 6 }, [...places, ...six])).toBe(6);
});

test("the prober listens in the lab unless told not to, and on this host only where asked to", () => {
  const tcp = { ...firstProbeForm, kind: "tcp" } as const;
  expect(listens(tcp, "lab")).toBe(true);
  expect(listens({ ...tcp, listen: false }, "lab")).toBe(false);
  expect(listens(tcp, "host")).toBe(false);
  expect(listens({ ...tcp, listen: true }, "host")).toBe(true);
  expect(listens({ ...firstProbeForm, listen: true }, "lab")).toBe(false);
  const inNamespaces = [
    { netns: a, address: "10.88.0.2" },
    { netns: b, address: "10.88.0.3" },
  ];
  expect(listenPlaces(plan, "lab")).toEqual([{ netns: "", address: "10.88.0.1" }, ...inNamespaces]);
  expect(listenPlaces(plan, "host")).toEqual(inNamespaces);
});

test("an address is told with who has it", () => {
  const nameOf = (netns: string) => (netns === "" ? "Lab" : (netns.split("/").at(-1) ?? ""));
  expect(plan.columns.map((column) => columnNote(column, nameOf))).toEqual([
    "gateway, Lab eth0",
    "a eth0",
    "b eth0",
  ]);
  expect(columnNote({ address: "10.9.0.1", owners: [], gatewayOf: [] }, nameOf)).toBe("nobody that is known");
});

test("what was cancelled is told with how many were not tried", () => {
  const summary = { outcomes: "10 unreachable", prober: "Tried with ping.", stale: 0 };
  expect(summarySentence(summary, null)).toBe("10 unreachable. Tried with ping.");
  expect(summarySentence(summary, { total: 24, answered: 10 })).toBe(
    "Cancelled: 14 of 24 were not tried. 10 unreachable. Tried with ping.",
  );
  expect(summarySentence({ ...summary, outcomes: "", prober: "" }, { total: 1, answered: 0 })).toBe(
    "Cancelled: 1 of 1 was not tried.",
  );
  expect(summarySentence({ ...summary, outcomes: "" }, null)).toBe("Nothing tried yet.");
});
