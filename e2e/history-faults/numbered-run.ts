import type { NewRun } from "../../electron/history/run-writer.ts";
import { sampleRun, sampleStep } from "../../electron/history/sample-run.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import type { RunStep } from "../../shared/run/run-step.ts";

/** A run that can be told from all others and is known as a whole by its number, whoever wrote it; for tests. */
export interface NumberedRun {
  readonly begun: NewRun;
  readonly ended: Pick<RunRecord, "outcome" | "durationMs" | "error" | "result" | "changes" | "steps">;
}

/** The container ID of the n-th run. */
export const numberedContainer = (n: number) => `numbered-${String(n).padStart(8, "0")}`;

/** The number of a run by its container ID. */
export const numberOf = (containerId: string) => Number(containerId.replace(/^numbered-/, ""));

/** The n-th run: of one to three steps, with now and then an output that takes many pages of a database. */
export function numberedRun(n: number): NumberedRun {
  const steps = Array.from({ length: 1 + (n % 3) }, (_, index) => numberedStep(n, index));
  const failed = n % 4 === 0;
  return {
    begun: {
      ...sampleRun,
      operation: n % 5 === 0 ? "DEL" : "ADD",
      network: { ...sampleRun.network, name: `net-${n % 7}` },
      runtimeConf: {
        ...sampleRun.runtimeConf,
        containerId: numberedContainer(n),
        netns: `/run/netns/n${n % 30}`,
      },
      startedAt: 1_750_000_000_000 + n,
    },
    ended: {
      outcome: failed ? "failed" : "succeeded",
      durationMs: 1 + n / 8,
      error: failed ? sampleStep.error : null,
      result: failed ? null : { encoding: "utf8", text: `{"ips":[{"address":"10.7.${n % 250}.9/24"}]}` },
      changes:
        n % 2 === 0
          ? { changes: [], remains: null, unread: [{ side: "target", source: "nft", reason: `of ${n}` }] }
          : null,
      steps,
    },
  };
}

/** How the run is kept, once it has ended. */
export function numberedRecord(n: number, id: number): RunRecord {
  const { begun, ended } = numberedRun(n);
  return { ...begun, ...ended, id };
}

function numberedStep(n: number, index: number): RunStep {
  return {
    ...sampleStep,
    ...{ index, pluginIndex: index },
    stdout: { encoding: "utf8", text: noise(n, n % 10 === 0 ? 20_000 : 900) },
    stderr: { encoding: "utf8", text: `step ${index} of run ${n}` },
  };
}

/** Text that hardly becomes smaller by compressing it. */
function noise(seed: number, length: number): string {
  let state = seed + 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state.toString(36);
  };
  let text = "";
  while (text.length < length) text += next();
  return text.slice(0, length);
}
