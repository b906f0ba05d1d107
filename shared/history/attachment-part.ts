import type { TargetId } from "../target/target-status.ts";
import type { RunPlace } from "./run-order.ts";

/** Which runs of one container's interface are asked for, the newest first. */
export interface AttachmentPart {
  readonly attachment: { readonly targetId: TargetId; readonly containerId: string; readonly ifName: string };
  /** The runs that follow this place; the newest ones where absent. */
  readonly after?: RunPlace | undefined;
  readonly limit: number;
}
