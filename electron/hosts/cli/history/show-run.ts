import type { ExactBytes } from "../../../../shared/run/exact-bytes.ts";
import type { RunRecord } from "../../../../shared/run/run-record.ts";
import type { RunStep } from "../../../../shared/run/run-step.ts";
import type { RunReader } from "../../../history/run-reader.ts";
import { fromExactBytes } from "../../../platform/exact-bytes.ts";
import type { Given } from "../command-line.ts";
import { printJson } from "../output.ts";
import { runText } from "./run-text.ts";

/** Prints one run, or one part of it to the byte. Answers with what is wrong. */
export function showRun(reader: Pick<RunReader, "get">, id: number, given: Given): string | null {
  const run = reader.get(id);
  if (run === null) return `The history has no run ${id}.`;
  const part = wantedPart(run, given);
  if (typeof part === "string") return part;
  if (part !== null) process.stdout.write(fromExactBytes(part));
  else if (given.has("json")) printJson(run);
  else process.stdout.write(runText(run));
  return null;
}

/** The bytes that the options ask for; `null` for the whole run; a sentence where there are none. */
function wantedPart(run: RunRecord, given: Given): ExactBytes | null | string {
  if (given.has("config")) return run.network.bytes;
  if (given.has("result")) return run.result ?? `Run ${run.id} has no result.`;
  const part = stepParts.find((name) => given.has(name));
  if (part === undefined)
    return given.has("step") ? "Say what of the step: --stdin, --stdout, --stderr or --env." : null;
  const step = wantedStep(run, given.get("step"));
  if (typeof step === "string") return step;
  const bytes = part === "env" ? envText(step) : step[part];
  return bytes ?? `Step ${step.index + 1} of run ${run.id} did not get as far as ${part}.`;
}

const stepParts = ["stdin", "stdout", "stderr", "env"] as const;

function wantedStep({ id, steps }: RunRecord, number: string | undefined): RunStep | string {
  if (number === undefined && steps.length > 1)
    return `Run ${id} has ${steps.length} steps; say which with --step N.`;
  return steps[Number(number ?? 1) - 1] ?? `Run ${id} has no step ${number ?? 1}.`;
}

function envText({ env }: RunStep): ExactBytes | null {
  if (env === null) return null;
  return { encoding: "utf8", text: env.map(({ name, value }) => `${name}=${value}\n`).join("") };
}
