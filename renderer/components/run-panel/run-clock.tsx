import { createContext, type ReactNode, useContext } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { wholeRunMs } from "../../model/trace-rows.ts";
import { useRunClock } from "../use-run-clock.ts";

const ElapsedMs = createContext(0);
const WholeMs = createContext(0);

/** Tells what is inside how long the run takes so far. Only what asks for it is drawn again as time goes on. */
export function RunClock(props: { readonly record: RunRecord; readonly children: ReactNode }): ReactNode {
  const elapsedMs = useRunClock(props.record);
  return (
    <ElapsedMs value={elapsedMs}>
      <WholeMs value={wholeRunMs(props.record, elapsedMs)}>{props.children}</WholeMs>
    </ElapsedMs>
  );
}

/** Milliseconds that the run of the clock around it takes so far. */
export function useElapsedMs(): number {
  return useContext(ElapsedMs);
}

/** Milliseconds that the bars of that run stand for together. */
export function useWholeMs(): number {
  return useContext(WholeMs);
}
