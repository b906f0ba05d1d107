/** Where plugins run: the rootless lab, or this machine itself. */
export const targetIds = ["lab", "host"] as const;
export type TargetId = (typeof targetIds)[number];

/** How a target stands, with a sentence for people wherever it is not ready. */
export type TargetStatus = {
  readonly id: TargetId;
} & (
  | { readonly state: "starting" }
  /** It began to start at `since`, in milliseconds since the epoch: what ran in it began later. */
  | { readonly state: "ready"; readonly since: number }
  /** It can be started, and has not been yet. */
  | { readonly state: "idle" }
  /** This machine does not offer it: why, and what would change that (`advice` may be a command to type). */
  | { readonly state: "unavailable"; readonly reason: string; readonly advice: string }
  /** It was there and ended. */
  | { readonly state: "ended"; readonly reason: string }
);
