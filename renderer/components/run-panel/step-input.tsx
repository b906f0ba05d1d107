import { type ReactNode, useMemo } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { RunStep } from "../../../shared/run/run-step.ts";
import { injectedWords, stepInputLines } from "../../model/step-input-lines.ts";
import { BytesView } from "../bytes-view.tsx";
import { StepEnv } from "./step-env.tsx";

/** What a plugin that waits is about to get: its environment and its stdin, both at once. */
export function StepInput(props: {
  readonly step: RunStep;
  readonly run: Pick<RunRecord, "network">;
}): ReactNode {
  const { step, run } = props;
  const input = useMemo(() => stepInputLines(step, run.network), [step, run.network]);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] @4xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] @4xl:divide-x divide-line bg-sunken">
      <section aria-label={`Environment of ${step.pluginType}`}>
        <Heading title="Environment" />
        <StepEnv env={step.env} />
      </section>
      <section aria-label={`Input of ${step.pluginType}`}>
        <Heading title="stdin">{injectedWords(input)}</Heading>
        {step.stdin !== null && (
          <BytesView
            name={`stdin of ${step.pluginType}`}
            bytes={step.stdin}
            layout
            lines={input.lines}
            empty="Empty: the plugin reads nothing."
          />
        )}
      </section>
    </div>
  );
}

function Heading(props: { readonly title: string; readonly children?: ReactNode }): ReactNode {
  return (
    <h3 className="flex items-baseline gap-3 border-line border-b bg-panel px-3 py-1 font-semibold text-sm">
      {props.title}
      <span className="font-normal text-muted">{props.children}</span>
    </h3>
  );
}
