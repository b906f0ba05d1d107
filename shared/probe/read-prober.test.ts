import { expect, test } from "vitest";
import type { ProbeOutcome } from "./probe.ts";
import { asPing, readProber } from "./read-prober.ts";

test.each<[stdout: string, outcome: ProbeOutcome]>([
  ['{"result":"connected","ms":0.4}\n', { kind: "reached", rttMs: 0.4 }],
  ['{"result":"ECONNREFUSED","ms":0.2}\n', { kind: "refused", rttMs: 0.2 }],
  ['{"result":"timeout","ms":4000}\n', { kind: "noAnswer", afterMs: 4000 }],
  ['{"result":"ENETUNREACH","ms":1}\n', { kind: "unreachable", words: "Network is unreachable", by: null }],
  ['{"result":"EHOSTUNREACH","ms":3050}\n', { kind: "unreachable", words: "No route to host", by: null }],
  ['{"result":"EACCES","ms":1}\n', { kind: "filtered", words: "Permission denied", by: null }],
  ['{"result":"EMFILE","ms":1}\n', { kind: "notRun", words: "The connection failed with EMFILE." }],
  ["", { kind: "notRun", words: "nsenter: cannot open" }],
  ["reached\n", { kind: "notRun", words: "nsenter: cannot open" }],
  ["{}\n", { kind: "notRun", words: "nsenter: cannot open" }],
])("%j", (stdout, outcome) => {
  expect(readProber(stdout, "nsenter: cannot open\n")).toEqual(outcome);
});

test("in the place of a ping a refusal is an answer, and nothing else is", () => {
  expect(asPing({ kind: "refused", rttMs: 0.2 })).toEqual({ kind: "reached", rttMs: 0.2 });
  const noAnswer: ProbeOutcome = { kind: "noAnswer", afterMs: 4000 };
  expect(asPing(noAnswer)).toBe(noAnswer);
});
