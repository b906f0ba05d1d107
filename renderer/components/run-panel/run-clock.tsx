import { createContext, type ReactNode, useContext } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { useRunClock } from "../use-run-clock.ts";

const ElapsedMs = createContext(0);

/** Tells what is inside how long the run takes so far. Only what asks for it is drawn again as time goes on. */
export function RunClock(props: { readonly record: RunRecord; readonly children: ReactNode }): ReactNode {
  return <ElapsedMs value={useRunClock(props.record)}>{props.children}</ElapsedMs>;
}

/** Milliseconds that the run of the clock around it takes so far. */
export function useElapsedMs(): number {
  return useContext(ElapsedMs);
}
