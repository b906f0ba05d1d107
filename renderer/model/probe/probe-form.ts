import { parseIpAddress } from "../../../shared/probe/ip-address.ts";
import type { ProbeMethod, ProbePair, ProbePlace } from "../../../shared/probe/probe.ts";
import type { ProbePlan } from "../../../shared/probe/probe-plan.ts";
import type { TargetId } from "../../../shared/target/target-status.ts";

export type AddressFamily = 4 | 6;

/** What a person has chosen and typed. */
export interface ProbeForm {
  readonly kind: ProbeMethod["kind"];
  readonly port: string;
  readonly family: AddressFamily;
  /** Whether the prober listens where it is tried; `null` while nobody has chosen. */
  readonly listen: boolean | null;
}

export const firstProbeForm: ProbeForm = { kind: "icmp", port: "80", family: 4, listen: null };

/** How the form's checks are made; `null` where its port is none. */
export function probeMethod({ kind, port }: Pick<ProbeForm, "kind" | "port">): ProbeMethod | null {
  if (kind === "icmp") return { kind };
  const number = /^\d{1,5}$/.test(port.trim()) ? Number(port) : 0;
  return number >= 1 && number <= 65_535 ? { kind, port: number } : null;
}

/** The families of which some place has an address or a gateway. */
export function familiesOf(places: readonly ProbePlace[]): readonly AddressFamily[] {
  const all = places.flatMap(({ addresses, gateways }) => [
    ...addresses.map(({ address }) => address.split("/")[0] ?? ""),
    ...gateways,
  ]);
  const found = new Set(all.map((address) => parseIpAddress(address)?.family));
  return ([4, 6] as const).filter((family) => found.has(family));
}

/** The chosen family, or the other one where that is all there is. */
export function shownFamily(form: Pick<ProbeForm, "family">, places: readonly ProbePlace[]): AddressFamily {
  const families = familiesOf(places);
  return families.includes(form.family) ? form.family : (families[0] ?? form.family);
}

/** Whether the prober listens where it is tried: in the lab it does, on this host only where a person says so. */
export function listens({ kind, listen }: ProbeForm, targetId: TargetId | null): boolean {
  return kind === "tcp" && (listen ?? targetId === "lab");
}

/** Where it listens: wherever an address is, but never on this host's own side, which others may reach. */
export function listenPlaces({ columns }: ProbePlan, targetId: TargetId | null): readonly ProbePair[] {
  return columns.flatMap(({ address, owners }) =>
    owners.filter(({ netns }) => netns !== "" || targetId === "lab").map(({ netns }) => ({ netns, address })),
  );
}
