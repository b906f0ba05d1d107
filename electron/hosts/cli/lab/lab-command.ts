import { runInForeground } from "../../../platform/run-in-foreground.ts";
import { say } from "../output.ts";
import { stopSignals } from "../stop-signals.ts";
import { type Env, labVariable, type Surroundings } from "../surroundings.ts";
import { enterLab } from "./enter-lab.ts";
import { holdLifeline } from "./lifeline.ts";

/** How long a command may take to end when the lab is to end. */
const graceMs = 1000;

/** Runs a command in a lab, with this program in its PATH; a shell where none is named. */
export async function labCommand(words: readonly string[], around: Surroundings): Promise<number> {
  const { labOwner } = around;
  if (labOwner === null) return enterLab(["lab", "--", ...words], around);
  const [program, ...args] = words.length > 0 ? words : shell(around.env);
  if (program === undefined) return 0;
  const stop = stopSignals();
  holdLifeline(stop, graceMs);
  const ending = new AbortController();
  stop.signal.addEventListener("abort", () => {
    // Ctrl-C has reached the command as well, which decides what it means.
    if (stop.exitCode() !== 130) ending.abort();
  });
  const end = await runInForeground({
    argv: [program, ...args],
    env: { ...around.env, [labVariable]: labOwner },
    end: ending.signal,
  });
  if ("exitCode" in end) return end.exitCode;
  say(`${program}: ${end.spawnError === "ENOENT" ? "command not found" : end.spawnError}`);
  return 127;
}

/** At a terminal the user's own shell, else one that reads its script from stdin. */
function shell(env: Env): readonly string[] {
  if (process.stdin.isTTY !== true) return ["sh"];
  say("This shell is in a lab: nothing here touches the host, and all of it is gone after exit.");
  return [env.SHELL || "sh"];
}
