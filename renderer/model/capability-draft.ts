import { compactJson, parseJsonTree } from "./json-tree.ts";

export const protocols = ["tcp", "udp", "sctp"] as const;
export type Protocol = (typeof protocols)[number];

/** One port mapping as it is being typed. */
export interface PortRow {
  /** Only tells rows apart on the screen. */
  readonly id: number;
  readonly hostPort: string;
  readonly containerPort: string;
  readonly protocol: Protocol;
}

/** The argument of one capability as it is being typed. */
export type CapabilityDraft =
  | { readonly kind: "ports"; readonly rows: readonly PortRow[] }
  | { readonly kind: "json"; readonly text: string };

export type CapabilityDrafts = Readonly<Record<string, CapabilityDraft>>;

/** The editor that a capability begins with. */
export function emptyDraft(capability: string): CapabilityDraft {
  return capability === "portMappings" ? { kind: "ports", rows: [] } : { kind: "json", text: "" };
}

const isUsed = (row: PortRow): boolean => row.hostPort !== "" || row.containerPort !== "";

/** The JSON text of one argument; `null` where nothing was typed. */
export function draftJson(draft: CapabilityDraft): string | null {
  if (draft.kind === "json") return draft.text.trim() === "" ? null : draft.text.trim();
  const mappings = draft.rows.filter(isUsed).map((row) => ({
    hostPort: Number(row.hostPort),
    containerPort: Number(row.containerPort),
    protocol: row.protocol,
  }));
  return mappings.length === 0 ? null : JSON.stringify(mappings);
}

/** What is wrong with an argument, as a sentence, or `null`. */
export function draftProblem(draft: CapabilityDraft): string | null {
  if (draft.kind === "json") {
    const text = draft.text.trim();
    return text === "" || parseJsonTree(text) !== null ? null : "This is not a JSON value.";
  }
  for (const row of draft.rows.filter(isUsed)) {
    if (!isPort(row.hostPort)) return "The host port is a number from 1 to 65535.";
    if (!isPort(row.containerPort)) return "The container port is a number from 1 to 65535.";
  }
  return null;
}

function isPort(text: string): boolean {
  return /^[0-9]{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

/** CAP_ARGS: one JSON object of all arguments, numbers as they were typed; empty for none. */
export function composeCapabilityArgs(drafts: CapabilityDrafts): string {
  const members = Object.entries(drafts).flatMap(([capability, draft]) => {
    const json = draftJson(draft);
    if (json === null) return [];
    const tree = parseJsonTree(json);
    return [`${JSON.stringify(capability)}:${tree === null ? json : compactJson(tree)}`];
  });
  return members.length === 0 ? "" : `{${members.join(",")}}`;
}

/** The editors' content for a CAP_ARGS text that was used before. */
export function draftsOf(capabilityArgs: string): CapabilityDrafts {
  const tree = parseJsonTree(capabilityArgs);
  if (tree?.kind !== "object") return {};
  return Object.fromEntries(
    tree.members.map(([keyText, value]) => {
      const capability = String(JSON.parse(keyText));
      const text = compactJson(value);
      const rows = capability === "portMappings" ? portRows(text) : null;
      const draft: CapabilityDraft = rows === null ? { kind: "json", text } : { kind: "ports", rows };
      return [capability, draft];
    }),
  );
}

/** Rows for a portMappings value; `null` if it holds more than the rows can show. */
export function portRows(text: string): readonly PortRow[] | null {
  const value: unknown = JSON.parse(text);
  if (!Array.isArray(value)) return null;
  const rows: PortRow[] = [];
  for (const [id, item] of value.entries()) {
    const row = portRow(id, item);
    if (row === null) return null;
    rows.push(row);
  }
  return rows;
}

function portRow(id: number, item: unknown): PortRow | null {
  if (typeof item !== "object" || item === null || Object.keys(item).length !== 3) return null;
  if (!("hostPort" in item && "containerPort" in item && "protocol" in item)) return null;
  const protocol = protocols.find((each) => each === item.protocol);
  if (protocol === undefined) return null;
  if (typeof item.hostPort !== "number" || typeof item.containerPort !== "number") return null;
  return { id, hostPort: String(item.hostPort), containerPort: String(item.containerPort), protocol };
}
