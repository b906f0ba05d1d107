import { formatCniArgs } from "../../../../shared/cni/runtime-conf-rules.ts";
import { faultOfStep, faultReport, faultSentence } from "../../../../shared/run/fault-report.ts";
import { faultLabel } from "../../../../shared/run/plugin-fault.ts";
import type { RunRecord } from "../../../../shared/run/run-record.ts";
import type { RunStep } from "../../../../shared/run/run-step.ts";
import { delegatesText } from "../delegates-text.ts";
import { exactText } from "../exact-text.ts";
import { block } from "../text-block.ts";

/** A run as a text for people. */
export function runText(run: RunRecord): string {
  const { runtimeConf: conf, network } = run;
  const facts: readonly (readonly [string, string])[] = [
    ["outcome", `${run.outcome}${run.durationMs === null ? "" : ` after ${run.durationMs.toFixed(1)} ms`}`],
    ["began", new Date(run.startedAt).toLocaleString("sv-SE")],
    ["target", run.targetId],
    ["file", network.file],
    ["version", run.cniVersion ?? ""],
    ["netns", conf.netns],
    ["container", conf.containerId],
    ["ifname", conf.ifName],
    ["args", formatCniArgs(conf.args)],
    ["cap args", conf.capabilityArgs],
    ["fault", faultOf(run)],
    ["skipped", run.skipReason ?? ""],
    ["name", run.labels?.name ?? ""],
    ["note", run.labels?.note ?? ""],
    ["tags", (run.labels?.tags ?? []).join(", ")],
    ["pinned", run.labels?.pinned === true ? "yes" : ""],
    ["error", run.error?.message ?? ""],
    ["result", run.result === null ? "" : exactText(run.result)],
  ];
  const shown = facts.filter(([, value]) => value !== "").map(([title, value]) => block(title, value));
  return [
    `Run ${run.id}: ${run.operation} ${network.name}\n`,
    ...shown,
    ...run.steps.map((step) => stepText(step, run)),
  ].join("");
}

function faultOf(run: RunRecord): string {
  const report = faultReport(run);
  return report === null ? "" : faultSentence(report, run.outcome !== "running");
}

function stepText(step: RunStep, run: RunRecord): string {
  const fault = faultOfStep(run, step);
  const own = (step.env ?? []).filter(({ origin }) => origin === "cni");
  const end = step.signal ?? (step.exitCode === null ? "" : String(step.exitCode));
  const took = step.durationMs === null ? "" : ` after ${step.durationMs.toFixed(1)} ms`;
  return [
    `\n[${step.index + 1}] ${step.command} ${step.pluginType}\n`,
    fault === null ? "" : block("fault", faultLabel(fault)),
    block("plugin", step.path ?? `not in ${step.searched.join(", ")}`),
    ...(own.length === 0 ? [] : [block("env", own.map(({ name, value }) => `${name}=${value}`).join("\n"))]),
    ...(["stdin", "stdout", "stderr"] as const).flatMap((name) => {
      const bytes = step[name];
      return bytes === null ? [] : [block(name, exactText(bytes))];
    }),
    delegatesText(step.delegated),
    block("exit", `${end}${took}${end === "" && took === "" ? "" : ", "}${step.state}`),
  ].join("");
}
