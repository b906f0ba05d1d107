import { delimiter, dirname, join, resolve } from "node:path";
import { systemPath } from "../../../platform/find-program.ts";
import { makeDirectory } from "../../../platform/make-directory.ts";
import { ownIdentity } from "../../../platform/process-identity.ts";
import { type ForegroundEnd, runInForeground } from "../../../platform/run-in-foreground.ts";
import { messageOf } from "../../../services/message-of.ts";
import { possiblePluginDirectories } from "../../../services/plugin-path.ts";
import { labArgv } from "../../../target/launch/lab-argv.ts";
import { probeLab } from "../../../target/launch/probe-lab.ts";
import { say } from "../output.ts";
import { stopSignals } from "../stop-signals.ts";
import { type Env, labVariable, lifelineVariable, type Surroundings } from "../surroundings.ts";

/** The first descriptor that the lab's set-up does not use. */
const lifelineFd = 4;

/**
 * Makes a lab, runs this program in it with the given arguments, on the same terminal, and answers with its exit
 * status. The lab and all that is in it are gone then, also if this process is killed.
 */
export async function enterLab(argv: readonly string[], around: Surroundings): Promise<number> {
  const stop = stopSignals();
  const probe = await probeLab();
  if (!probe.possible) {
    say(`There is no lab on this machine. ${probe.reason} ${probe.advice}`);
    return 1;
  }
  const env = await labEnv(around, probe.hasPidNamespace);
  const program = [process.execPath, ...process.execArgv, around.entry, ...argv];
  const end = await runInForeground({
    argv: await labArgv(probe, pathsToKeep(around, env), program),
    env,
    lifelineFd,
    end: endOnly(stop.signal),
  });
  return exitCodeOf(end);

  /** Ctrl-C reaches the lab by itself, and what runs there decides what it means. */
  function endOnly(signal: AbortSignal): AbortSignal {
    const ending = new AbortController();
    signal.addEventListener("abort", () => {
      if (stop.exitCode() !== 130) ending.abort();
    });
    return ending.signal;
  }
}

function exitCodeOf(end: ForegroundEnd): number {
  if ("exitCode" in end) return end.exitCode;
  say(`The lab could not be started: ${end.spawnError}`);
  return 1;
}

/** The caller's environment, with the lab's networks and the usual plugins where nothing else is said. */
async function labEnv({ env, paths, entry }: Surroundings, hasPidNamespace: boolean): Promise<Env> {
  const path = [
    join(dirname(entry), "../bin"),
    ...(env.PATH ?? "").split(delimiter),
    ...systemPath.split(delimiter),
  ];
  return {
    ...env,
    PATH: [...new Set(path)].filter((directory) => directory !== "").join(delimiter),
    NETCONFPATH: env.NETCONFPATH || (paths === null ? "" : await labNetworks(paths.labNetworksDir)),
    CNI_PATH: env.CNI_PATH || possiblePluginDirectories(undefined).join(delimiter),
    [labVariable]: ownIdentity(),
    [lifelineVariable]: `${lifelineFd}${hasPidNamespace ? "" : ",sweep"}`,
  };
}

/** The lab's networks, with the samples among them as in the window. */
async function labNetworks(directory: string): Promise<string> {
  try {
    const { copySamples } = await import("../../../sample-networks/copy-samples.ts");
    await copySamples(directory);
  } catch (error) {
    say(`The sample networks could not be copied to ${directory}: ${messageOf(error)}`);
  }
  return directory;
}

/** What is needed in the lab and may lie below /run or /var/lib, which are empty there. */
function pathsToKeep({ paths, entry }: Surroundings, env: Env): readonly string[] {
  const own = paths === null ? [] : [paths.configDir, paths.stateDir, paths.cacheDir];
  // The history must outlive the lab, so its directory has to be there to be kept.
  for (const directory of own) makeIfPossible(directory);
  const named = [env.NETCONFPATH ?? "", ...(env.CNI_PATH ?? "").split(delimiter)].filter(
    (path) => path !== "",
  );
  return [
    process.execPath,
    join(dirname(entry), ".."),
    process.cwd(),
    ...own,
    ...named.map((path) => resolve(path)),
  ];
}

function makeIfPossible(directory: string): void {
  try {
    makeDirectory(directory);
  } catch {
    // Whoever writes there says that it cannot.
  }
}
