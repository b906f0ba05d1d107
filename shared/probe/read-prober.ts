import type { ProbeOutcome } from "./probe.ts";
import { readProberLine } from "./prober-line.ts";

/** The kernel's words for the errors of `connect`, as strerror gives them. */
const wordsOf: Readonly<Record<string, string>> = {
  ENETUNREACH: "Network is unreachable",
  EHOSTUNREACH: "No route to host",
  ENETDOWN: "Network is down",
  EHOSTDOWN: "Host is down",
  EADDRNOTAVAIL: "Cannot assign requested address",
  EAFNOSUPPORT: "Address family not supported by protocol",
  EINVAL: "Invalid argument",
  EACCES: "Permission denied",
  EPERM: "Operation not permitted",
  ECONNRESET: "Connection reset by peer",
};

/** Reads what the prober printed about a TCP connection. */
export function readProber(stdout: string, stderr: string): ProbeOutcome {
  const line = readProberLine(stdout);
  if (line === null) {
    return { kind: "notRun", words: stderr.trim().split("\n")[0] || "The prober said nothing." };
  }
  const { result, ms } = line;
  switch (result) {
    case "connected":
      return { kind: "reached", rttMs: ms };
    case "ECONNREFUSED":
    case "ECONNRESET":
      return { kind: "refused", rttMs: ms };
    case "timeout":
    case "ETIMEDOUT":
      return { kind: "noAnswer", afterMs: ms };
    case "EACCES":
    case "EPERM":
      return { kind: "filtered", words: wordsOf[result] ?? result, by: null };
  }
  const words = wordsOf[result];
  return words === undefined
    ? { kind: "notRun", words: `The connection failed with ${result}.` }
    : { kind: "unreachable", words, by: null };
}

/** A connection that took the place of a ping: a port that refuses is an answer as good as any. */
export function asPing(outcome: ProbeOutcome): ProbeOutcome {
  return outcome.kind === "refused" ? { kind: "reached", rttMs: outcome.rttMs } : outcome;
}
