import type { ProbeOutcome } from "./probe.ts";

/** What of a finished `ping` tells something. */
export interface PingEnd {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
}

/** A reply as iputils and busybox print it; inetutils does so for IPv4. */
const reply = /^\d+ bytes from \S+: (?:icmp_)?seq=\d+ .*$/m;
const replyTime = /\btime[=<]([\d.]+) ?ms/;
/** An ICMP error and who sent it; iputils first, then inetutils. */
const icmpError =
  /^(?:From (\S+) icmp_seq=\d+|\d+ bytes from (\S+):) ((?:Destination|Packet|Time|Dest) ?.*)$/m;
/** An errno's text, said by `connect`, `sendmsg` or whatever the program was about to do. */
const refusal = /^\S*ping6?: (?:[\w ]+: )?(.+)$/m;

/** Errors of the kernel that tell of a rule, and not of a way that is missing. */
const ruleWords =
  /Packet filtered|[Pp]rohibited|Port [Uu]nreachable|Unknown code 5|policy|Operation not permitted|Permission denied|ping broadcast/;
const noWayWords =
  /unreachable|Unreachable|No route|Cannot assign requested address|Invalid argument|exceeded|Hop limit/;

/**
 * Reads what `ping -n -c 1` of iputils, busybox or inetutils printed. `null` where it could not try at all, for
 * lack of a right or because it does not know the address family.
 */
export function readPing(end: PingEnd): ProbeOutcome | null {
  const answered = reply.exec(end.stdout)?.[0];
  if (end.exitCode === 0 && answered !== undefined) {
    const ms = replyTime.exec(answered)?.[1];
    return { kind: "reached", rttMs: ms === undefined ? null : Number(ms) };
  }
  if (couldNotTry(end.stderr)) return null;
  const icmp = icmpError.exec(end.stdout);
  if (icmp !== null) return refused(icmp[3] ?? "", icmp[1] ?? icmp[2] ?? null);
  const said = refusal.exec(end.stderr)?.[1];
  if (said !== undefined) return refused(said, null);
  const summed = /\b[01] (?:packets )?received\b/.test(end.stdout);
  if (end.exitCode === 1 && summed) return { kind: "noAnswer", afterMs: end.durationMs };
  const words = end.stderr.trim().split("\n")[0];
  return { kind: "notRun", words: words || `ping ended with exit status ${end.exitCode ?? "none"}.` };
}

function refused(words: string, by: string | null): ProbeOutcome {
  if (ruleWords.test(words)) return { kind: "filtered", words, by };
  if (noWayWords.test(words)) return { kind: "unreachable", words, by };
  return { kind: "notRun", words };
}

function couldNotTry(stderr: string): boolean {
  return /socket: Operation not permitted|socket: Permission denied|are you root|Lacking privilege|unknown host|Address family not supported|nsenter: failed to execute|missing cap_net_raw/i.test(
    stderr,
  );
}
