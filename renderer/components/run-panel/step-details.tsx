import { type ReactNode, useState } from "react";
import type { ExactBytes } from "../../../shared/run/exact-bytes.ts";
import { isOpenStep, type RunStep } from "../../../shared/run/run-step.ts";
import { givenEnv } from "../../model/given-env.ts";
import { BytesView } from "../bytes-view.tsx";
import { type Tab, Tabs } from "../tabs.tsx";
import { StepEnv } from "./step-env.tsx";
import { StepExit } from "./step-exit.tsx";
import { StepSearch } from "./step-search.tsx";

type Part = "stdin" | "env" | "stdout" | "stderr" | "exit" | "search";

/** What went into one plugin call and what came out of it. */
export function StepDetails({ step }: { readonly step: RunStep }): ReactNode {
  const [chosen, setChosen] = useState<Part | null>(null);
  const part = chosen ?? firstPart(step);
  const added = step.injected.length;
  return (
    <Tabs
      name={`Parts of ${step.pluginType}`}
      size="small"
      tabs={partsOf(step)}
      value={part}
      onChange={setChosen}
      aside={
        part === "stdin" &&
        added > 0 && (
          <span className="shrink-0 whitespace-nowrap pr-2 pl-3 text-muted text-sm @max-lg:hidden">
            {added} {added === 1 ? "field" : "fields"} added by libcni
          </span>
        )
      }
    >
      {part === "stdin" && <Output name="stdin" bytes={step.stdin} step={step} />}
      {part === "env" && <StepEnv env={givenEnv(step)} />}
      {part === "stdout" && <Output name="stdout" bytes={step.stdout} step={step} />}
      {part === "stderr" && <Output name="stderr" bytes={step.stderr} step={step} />}
      {part === "exit" && <StepExit step={step} />}
      {part === "search" && <StepSearch step={step} />}
    </Tabs>
  );
}

/** A failure is opened where it can be understood best. */
function firstPart(step: RunStep): Part {
  if (step.state !== "failed") return "stdin";
  if (step.path === null) return "search";
  return hasBytes(step.stdout) ? "stdout" : "stderr";
}

function partsOf(step: RunStep): readonly Tab<Part>[] {
  const exit = step.exitCode === null ? step.signal : String(step.exitCode);
  return [
    { name: "stdin", label: "stdin" },
    { name: "env", label: "env" },
    { name: "stdout", label: "stdout" },
    { name: "stderr", label: "stderr", ...(hasBytes(step.stderr) ? { note: "●" } : {}) },
    { name: "exit", label: "exit", ...(exit === null ? {} : { note: exit }) },
    { name: "search", label: "search path" },
  ];
}

function hasBytes(bytes: ExactBytes | null): boolean {
  return bytes !== null && (bytes.encoding === "base64" || bytes.text !== "");
}

function Output(props: {
  readonly name: "stdin" | "stdout" | "stderr";
  readonly bytes: ExactBytes | null;
  readonly step: RunStep;
}): ReactNode {
  const { name, bytes, step } = props;
  if (bytes === null) {
    return (
      <p className="px-3 py-2 text-muted text-sm">
        {isOpenStep(step) ? "Not there yet." : `There was no ${name}.`}
      </p>
    );
  }
  const markedKeys = name === "stdin" ? step.injected : [];
  return (
    <BytesView
      name={`${name} of ${step.pluginType}`}
      bytes={bytes}
      layout
      markedKeys={markedKeys}
      empty="Empty: the plugin wrote nothing."
    />
  );
}
