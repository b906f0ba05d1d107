import type { RunError } from "../../../shared/run/run-error.ts";

/** How an operation on a network ended. A plugin's failure is an outcome, not an exception. */
export type ChainOutcome =
  /** `result` is what cnitool prints, to the byte; `null` for operations without one. */
  | { readonly outcome: "succeeded"; readonly result: Uint8Array | null }
  /** libcni reports success here without running anything. */
  | { readonly outcome: "skipped"; readonly reason: string }
  | { readonly outcome: "failed"; readonly error: RunError }
  | { readonly outcome: "cancelled" };
