import type { ReactNode } from "react";
import type { KernelSource, UnreadSource } from "../../../shared/run/kernel-snapshot.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { sideName } from "../../model/group-changes.ts";
import { Note } from "../note.tsx";

/** What each source would have told. */
const tells: Readonly<Record<KernelSource, string>> = {
  ip: "links, addresses, routes, rules and neighbours",
  rules6: "IPv6 rules",
  tc: "qdiscs",
  sysctl: "sysctls",
  iptables: "iptables rules",
  ip6tables: "ip6tables rules",
  nft: "nft rules",
  files: "IPAM allocations and the result cache",
  history: "what is left of the attachment",
};

/** Says what could not be looked at, and why; changes of that are not in the list. */
export function ChangesUnread(props: {
  readonly unread: readonly UnreadSource[];
  readonly record: RunRecord;
}): ReactNode {
  const { unread, record } = props;
  if (unread.length === 0) return null;
  const reasons = [...new Set(unread.map(({ side, reason }) => JSON.stringify([side, reason])))];
  return (
    <section aria-label="Not looked at">
      <h3 className="mb-1 font-semibold">Not looked at</h3>
      <ul className="flex flex-col gap-1.5">
        {reasons.map((id) => {
          const alike = unread.filter(({ side, reason }) => JSON.stringify([side, reason]) === id);
          return (
            <li key={id}>
              <Note kind="info">{sentenceOf(alike, record)}</Note>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** For sources of one side that have one reason. */
function sentenceOf(alike: readonly UnreadSource[], { targetId, runtimeConf }: RunRecord): string {
  const [first] = alike;
  if (first === undefined) return "";
  const what = alike.map(({ source }) => tells[source]).join(", ");
  return `${sideName(first.side, targetId, runtimeConf.netns)}: ${what}. ${first.reason}`;
}
