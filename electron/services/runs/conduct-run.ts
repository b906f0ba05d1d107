import type { ChainOutcome } from "../../libcni/chain/chain-outcome.ts";
import type { StepGate } from "../../libcni/chain/chain-run.ts";
import { TargetLostError } from "../../target/target-lost-error.ts";
import type { ChainOptions } from "../engine.ts";
import { messageOf } from "../message-of.ts";
import type { ActiveRun } from "./active-run.ts";
import { type RunClock, startRunClock } from "./run-clock.ts";
import { endOpenSteps, runError, toFinished, toRunEvent } from "./run-events.ts";
import type { ChangesWatcher } from "./watch-changes.ts";

/**
 * Takes a run from its begin to its end: what the chain tells becomes the run's steps, and what comes of it its
 * outcome. The watcher looks at the machine before and after it, which is no part of its duration; neither is the
 * time for which it waits for the person. Resolves when the history has the end, unless it could not take it. Never
 * rejects.
 */
export async function conductRun(
  run: ActiveRun,
  chain: (options: ChainOptions) => Promise<ChainOutcome>,
  watcher: ChangesWatcher | null = null,
): Promise<void> {
  await watcher?.before();
  const clock = startRunClock();
  const gate = gateOf(run, clock);
  const outcome = await outcomeOf(() =>
    chain({
      signal: run.signal,
      onEvent: (event) => run.step(toRunEvent(event, clock.elapsedMs())),
      ...(gate && { gate }),
    }),
  );
  for (const event of endOpenSteps(run.record, outcome)) run.step(event);
  const durationMs = clock.elapsedMs();
  const changes = (await watcher?.after(run.record, outcome.outcome)) ?? null;
  run.finish(toFinished(outcome, durationMs), changes);
}

/** The gate of a run in step mode: what waits and what is let go on is told, and the run's clock stands still. */
function gateOf(run: ActiveRun, clock: RunClock): StepGate | null {
  const { gate } = run;
  if (gate === null) return null;
  return async (index) => {
    if (gate.isOpen) return "run";
    run.step({ type: "stepWaiting", index });
    const answer = await clock.pauseFor(() => gate.pass(index));
    if (answer === "run") run.step({ type: "stepReleased", index, waitedMs: clock.waitedMs() });
    return answer;
  };
}

async function outcomeOf(chain: () => Promise<ChainOutcome>): Promise<ChainOutcome> {
  try {
    return await chain();
  } catch (error) {
    const code = error instanceof TargetLostError ? "TARGET_LOST" : "INTERNAL";
    return { outcome: "failed", error: runError(code, messageOf(error)) };
  }
}
