import type { RunRecord } from "../../../../shared/run/run-record.ts";
import type { ChainEvent } from "../../../libcni/chain/chain-event.ts";
import { CniConfig } from "../../../libcni/cni-config.ts";
import { fromExactBytes } from "../../../platform/exact-bytes.ts";
import type { ChainOptions } from "../../../services/engine.ts";
import { runOperation } from "../../../services/run-operation.ts";
import { ActiveRun } from "../../../services/runs/active-run.ts";
import { conductRun } from "../../../services/runs/conduct-run.ts";
import { cacheDir } from "../cache-dir.ts";
import { callerTarget } from "../caller-target.ts";
import { pluginDirectories, pluginDirectoriesOrUsual } from "../directories.ts";
import { printJson, say } from "../output.ts";
import { type StopSignals, stopSignals } from "../stop-signals.ts";
import type { Surroundings } from "../surroundings.ts";
import { isInteractive } from "./is-interactive.ts";
import { noHistory, openKeeper, type RunKeeper } from "./keep-run.ts";
import { type PreparedRun, prepareRun, type RunCommand } from "./prepare-run.ts";
import { traceText } from "./trace.ts";

/**
 * Runs one command as cnitool does, in the caller's own namespaces and with the caller's own rights. The run is in
 * the history before its first plugin starts, and its end is there before anything is printed.
 */
export async function runCommand(command: RunCommand, around: Surroundings): Promise<number> {
  const stop = stopSignals();
  const target = callerTarget(process.cwd(), deadlineOf(command));
  if (around.labOwner !== null)
    await (await import("../lab/prepare-lab-run.ts")).prepareLabRun(command, stop);
  const pluginPath =
    command.verb === "version"
      ? await pluginDirectoriesOrUsual(around.env, target.files)
      : pluginDirectories(around.env);
  const prepared = await prepareRun(command, around, target, pluginPath, stop.signal);
  const keeper = command.given.has("no-history") ? noHistory : openKeeper(around, noteFor(command));
  const cni = new CniConfig({ target, pluginPath, cacheDir, inheritedEnv: around.env });
  const record = await conduct(command, prepared, keeper, cni, stop);
  const exitCode = await present(command, record, stop);
  keeper.close();
  return exitCode;
}

/** On the monotonic clock, in ms; `null` for none. */
function deadlineOf({ given }: RunCommand): number | null {
  const seconds = given.get("timeout");
  return seconds === undefined ? null : performance.now() + Number(seconds) * 1000;
}

/** Notes about the history are for people: a script sees what cnitool would have written, and nothing else. */
function noteFor(command: RunCommand): (text: string) => void {
  return (text) => {
    if (isInteractive(command)) say(text);
  };
}

async function conduct(
  command: RunCommand,
  { run: newRun, list }: PreparedRun,
  keeper: RunKeeper,
  cni: CniConfig,
  stop: StopSignals,
): Promise<RunRecord> {
  const record = keeper.begin(newRun);
  if (list === null) return record;
  const run = new ActiveRun(record, keeper, keeper.failed);
  stop.signal.addEventListener("abort", () => run.cancel());
  if (stop.signal.aborted) run.cancel();
  if (command.verb === "gc" && isInteractive(command))
    await (await import("../gc-warning.ts")).warnOfGc(cni, list);
  const show = command.given.has("trace") ? showTrace : passStderrOn;
  await conductRun(run, (options) =>
    runOperation(cni, list, record.operation, record.runtimeConf, {
      ...alsoShow(options, show),
      recordDelegates: command.given.has("record-delegates"),
    }),
  );
  return run.record;
}

function alsoShow(options: ChainOptions, show: (event: ChainEvent) => void): ChainOptions {
  const onEvent = (event: ChainEvent) => {
    options.onEvent(event);
    show(event);
  };
  return { ...options, onEvent };
}

function showTrace(event: ChainEvent): void {
  process.stderr.write(traceText(event));
}

/** What a plugin that succeeds writes to stderr is shown; of one that fails it is in the message, if anywhere. */
function passStderrOn(event: ChainEvent): void {
  if (event.type === "stepFinished" && event.process?.exitCode === 0)
    process.stderr.write(event.process.stderr);
}

/** Prints what came of a run and answers with the exit status. */
async function present(command: RunCommand, record: RunRecord, stop: StopSignals): Promise<number> {
  if (command.given.has("json")) printJson(record);
  else if (command.verb === "version") (await import("./print-versions.ts")).printVersions(record);
  else if (record.result !== null) process.stdout.write(fromExactBytes(record.result));
  switch (record.outcome) {
    case "failed":
      say(record.error?.message ?? "");
      return 1;
    case "cancelled":
      say("cancelled");
      return stop.exitCode() ?? 1;
    default:
      if (record.skipReason !== null && isInteractive(command)) say(`Nothing was run. ${record.skipReason}`);
      return 0;
  }
}
