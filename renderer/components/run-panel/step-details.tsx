import type { ReactNode } from "react";
import { isOpenStep, type RunStep } from "../../../shared/run/run-step.ts";
import { hasBytes } from "../../model/exact-text.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { givenEnv } from "../../model/given-env.ts";
import { CallDetails, type CallPart } from "./call-details.tsx";
import { StepSearch } from "./step-search.tsx";

/** What went into one plugin call of the chain and what came out of it. */
export function StepDetails({ step }: { readonly step: RunStep }): ReactNode {
  return (
    <CallDetails
      call={step}
      env={givenEnv(step)}
      first={firstPart(step)}
      facts={[
        ["Began after", formatDuration(step.offsetMs)],
        ...(step.error === null ? [] : [["Error", step.error.message] as const]),
      ]}
      injected={step.injected}
      isOpen={isOpenStep(step)}
      search={<StepSearch step={step} />}
    />
  );
}

/** A failure is opened where it can be understood best. */
function firstPart(step: RunStep): CallPart {
  if (step.state !== "failed") return "stdin";
  if (step.path === null) return "search";
  return hasBytes(step.stdout) ? "stdout" : "stderr";
}
