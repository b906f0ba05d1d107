import type { TargetId } from "../../shared/target/target-status.ts";

/** What targets are called in the window. */
export const targetNames: Readonly<Record<TargetId, string>> = { lab: "Lab", host: "This host" };

/** What a target means for the machine. */
export const targetNotes: Readonly<Record<TargetId, string>> = {
  lab: "rootless, touches nothing outside",
  host: "changes this machine",
};
