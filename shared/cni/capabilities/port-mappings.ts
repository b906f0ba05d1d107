import type { JsonNode } from "../../json/json-tree.ts";
import { type JsonMembers, stringNode, stringOf, wholeNumberOf } from "../../json/json-values.ts";
import { parseIp } from "../../net/ip.ts";
import { type CapabilityForm, type DraftProblem, error, warning } from "./capability-form.ts";
import { readRecord, writeRecord } from "./record-fields.ts";

/** Protocols that portmap passes to iptables and that have ports. */
export const protocols = ["tcp", "udp", "sctp"] as const;
export type Protocol = (typeof protocols)[number];

/** One port mapping as it is being typed. */
export interface PortRow {
  /** Only tells rows apart on the screen. */
  readonly id: number;
  readonly hostPort: string;
  readonly containerPort: string;
  readonly protocol: Protocol;
  /** Empty for all addresses of the host. */
  readonly hostIP: string;
  /** Members of the mapping that it was read from. */
  readonly base: JsonMembers;
}

export const emptyPortRow = {
  hostPort: "",
  containerPort: "",
  protocol: "tcp",
  hostIP: "",
  base: [],
} as const;

const names = ["hostPort", "containerPort", "protocol", "hostIP"] as const;

/** Ports of the host that lead into the container. Inputs are `<row id>.hostPort`, `.containerPort` and `.hostIP`. */
export const portMappings: CapabilityForm<readonly PortRow[]> = {
  empty: [],

  parse: (value) => {
    if (value.kind !== "array") return null;
    const rows = value.items.map(rowOf);
    const good = rows.filter((row) => row !== null);
    return good.length === rows.length ? good : null;
  },

  print: (rows) => {
    const items = rows.filter(isUsed).map(nodeOf);
    return items.length === 0 ? null : { kind: "array", items };
  },

  problems: (rows) =>
    rows.filter(isUsed).flatMap((row, index, used) => rowProblems(row, used.slice(0, index))),
};

function rowOf(item: JsonNode, id: number): PortRow | null {
  const record = readRecord(item, names);
  if (record === null) return null;
  const read = (name: (typeof names)[number], as: (node: JsonNode) => string | null) => {
    const node = record.known.get(name);
    return node === undefined ? "" : as(node);
  };
  const hostPort = read("hostPort", wholeNumberOf);
  const containerPort = read("containerPort", wholeNumberOf);
  const hostIP = read("hostIP", stringOf);
  const protocol = protocols.find((each) => each === read("protocol", stringOf));
  if (hostPort === null || containerPort === null || hostIP === null || protocol === undefined) return null;
  return { id, hostPort, containerPort, protocol, hostIP, base: record.base };
}

function nodeOf({ hostPort, containerPort, protocol, hostIP, base }: PortRow): JsonNode {
  return writeRecord(base, [
    ["hostPort", portNode(hostPort)],
    ["containerPort", portNode(containerPort)],
    ["protocol", stringNode(protocol)],
    ["hostIP", hostIP === "" ? null : stringNode(hostIP)],
  ]);
}

function portNode(text: string): JsonNode | null {
  if (text === "") return null;
  return /^\d+$/.test(text) ? { kind: "leaf", text: String(BigInt(text)) } : stringNode(text);
}

function isUsed(row: PortRow): boolean {
  return row.hostPort !== "" || row.containerPort !== "" || row.hostIP !== "" || row.base.length > 0;
}

/** portmap refuses a port that is not positive, iptables one that is too large. */
function rowProblems(row: PortRow, before: readonly PortRow[]): readonly DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (!isPort(row.hostPort)) {
    problems.push(error(`${row.id}.hostPort`, "The host port is a number from 1 to 65535."));
  }
  if (!isPort(row.containerPort)) {
    problems.push(error(`${row.id}.containerPort`, "The container port is a number from 1 to 65535."));
  }
  if (row.hostIP !== "" && parseIp(row.hostIP) === null) {
    problems.push(error(`${row.id}.hostIP`, `“${row.hostIP}” is no IP address of the host.`));
  }
  if (problems.length === 0 && before.some((other) => isSame(other, row))) {
    const message = `${row.protocol} ${row.hostPort} is mapped twice; the first mapping wins.`;
    problems.push(warning(`${row.id}.hostPort`, message));
  }
  return problems;
}

function isSame(a: PortRow, b: PortRow): boolean {
  return (
    a.protocol === b.protocol &&
    Number(a.hostPort) === Number(b.hostPort) &&
    (a.hostIP === "" || b.hostIP === "" || a.hostIP === b.hostIP)
  );
}

function isPort(text: string): boolean {
  return /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
