import type { KernelKind, KernelSide, UnreadSource } from "./kernel-snapshot.ts";

export const changeActions = ["added", "removed", "changed"] as const;
export type ChangeAction = (typeof changeActions)[number];

/** One thing that a run made, took away or altered. */
export interface KernelChange {
  readonly action: ChangeAction;
  readonly side: KernelSide;
  readonly kind: KernelKind;
  /** Tells it from all others of its side and kind. */
  readonly key: string;
  /** It in one line as it was; `null` where it was not there. */
  readonly before: string | null;
  /** It in one line as it is; `null` where it is gone. */
  readonly after: string | null;
  /** Shows it, when it is entered in the target. */
  readonly command: string;
  /** Why it is normal that it outlives the attachment; `null` if it belongs to the attachment. */
  readonly shared: string | null;
}

/** One thing that an attachment brought and that is still there after its DEL, or after an ADD that failed. */
export interface KernelRemainder {
  readonly side: KernelSide;
  readonly kind: KernelKind;
  readonly key: string;
  readonly text: string;
  readonly command: string;
  /** Why that is normal; `null` for what should be gone. */
  readonly shared: string | null;
}

/** What a run did to the machine, from what was there before it and after it. */
export interface KernelChanges {
  readonly changes: readonly KernelChange[];
  /** `null` where nothing was to be cleaned up: an ADD that succeeded, a CHECK, a GC. */
  readonly remains: readonly KernelRemainder[] | null;
  /** What could not be looked at, so that nothing is known of it. */
  readonly unread: readonly UnreadSource[];
  /** Numbers of other runs of the target that went on at the same time, whose changes may be among these; none where absent. */
  readonly meanwhile?: readonly number[] | undefined;
}
