import { type TargetId, type TargetStatus, targetIds } from "../../shared/target/target-status.ts";
import type { Target } from "../target/target.ts";
import { messageOf } from "./message-of.ts";
import type { Notices } from "./notices.ts";
import { LiveValue } from "./streams/live-value.ts";
import { type Offer, TargetSlot } from "./target-slot.ts";

/** The targets that this program works in. */
export interface Targets {
  watch(signal: AbortSignal): AsyncIterable<readonly TargetStatus[]>;
  status(id: TargetId): TargetStatus;
  /** The running target; `null` unless it is ready. */
  running(id: TargetId): Target | null;
  /** Calls `listener` whenever the target's status changes, until the returned function is called. */
  onChange(id: TargetId, listener: () => void): () => void;
  /** @throws IpcError REFUSED with the reason if it cannot be started. */
  start(id: TargetId): Promise<Target>;
  /** The target to work with, started at its first use. @throws IpcError REFUSED with the reason if there is none. */
  use(id: TargetId): Promise<Target>;
  /** @throws IpcError REFUSED with the reason if the new one cannot be started. */
  reset(id: TargetId): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the lab at once. This host's helper, which may be privileged, waits until someone wants it.
 * `offer` says what this machine offers; it is asked again at each start.
 */
export function createTargets(offer: (id: TargetId) => Promise<Offer>, notices: Notices): Targets {
  const slots: Readonly<Record<TargetId, TargetSlot>> = {
    lab: new TargetSlot("lab", () => offer("lab")),
    host: new TargetSlot("host", () => offer("host")),
  };
  const statuses = () => targetIds.map((id) => slots[id].status);
  const live = new LiveValue<readonly TargetStatus[]>(statuses());
  for (const id of targetIds) slots[id].changed.add(() => live.set(statuses()));

  // Why the lab did not start is part of its status, which the window shows.
  slots.lab.start().catch(() => {});
  slots.host.look().catch((error: unknown) => {
    notices.add(`Whether this host can be used is not known: ${messageOf(error)}`, "");
  });

  return {
    watch: (signal) => live.watch(signal),
    status: (id) => slots[id].status,
    running: (id) => slots[id].target,
    onChange: (id, listener) => slots[id].changed.add(listener),
    start: (id) => slots[id].start(),
    use: (id) => slots[id].use(),
    reset: (id) => slots[id].reset(),
    close: async () => {
      await Promise.all(targetIds.map((id) => slots[id].close()));
      live.end();
    },
  };
}
