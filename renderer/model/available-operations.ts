import type { Operation } from "../../shared/run/operation.ts";

/** The operations that the window offers: those that the engine can run. */
export const availableOperations: readonly Operation[] = ["ADD", "CHECK", "DEL", "STATUS", "GC", "VERSION"];
