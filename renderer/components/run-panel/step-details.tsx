import { type ReactNode, useMemo } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { isOpenStep, type RunStep } from "../../../shared/run/run-step.ts";
import { hasBytes } from "../../model/exact-text.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { givenEnv } from "../../model/given-env.ts";
import { stepInputLines } from "../../model/step-input-lines.ts";
import { unreadOutput } from "../../model/unread-output.ts";
import { CallDetails, type CallPart } from "./call-details.tsx";
import { StepSearch } from "./step-search.tsx";

/** What went into one plugin call of the chain and what came out of it. */
export function StepDetails(props: {
  readonly step: RunStep;
  readonly run: Pick<RunRecord, "network" | "pluginPath">;
}): ReactNode {
  const { step, run } = props;
  const input = useMemo(() => stepInputLines(step, run.network), [step, run.network]);
  const unread = useMemo(() => unreadOutput(step), [step]);
  return (
    <CallDetails
      call={step}
      env={givenEnv(step)}
      first={firstPart(step)}
      facts={[
        ["Began after", formatDuration(step.offsetMs)],
        ...(step.error === null ? [] : [["Error", step.error.message] as const]),
      ]}
      input={input}
      unread={unread}
      isOpen={isOpenStep(step)}
      search={<StepSearch step={step} pluginPath={run.pluginPath} />}
    />
  );
}

/** A failure is opened where it can be understood best. */
function firstPart(step: RunStep): CallPart {
  if (step.state !== "failed") return "stdin";
  if (step.path === null) return "search";
  return hasBytes(step.stdout) ? "stdout" : "stderr";
}
