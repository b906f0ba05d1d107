import type { NetworkDirectory, NetworkFile } from "../../../shared/cni/network-file.ts";
import type { Validation } from "../../libcni/chain/validate.ts";
import { CniConfig } from "../../libcni/cni-config.ts";
import { describeNetworkDirectory } from "../../libcni/conf/describe-directory.ts";
import { confListFromBytes } from "../../libcni/conf/load-conf-list.ts";
import { fromExactBytes } from "../../platform/exact-bytes.ts";
import { cacheDir } from "./cache-dir.ts";
import { type CallerTarget, callerTarget } from "./caller-target.ts";
import type { Command } from "./command-line.ts";
import { networksToShow, pluginDirectoriesOrUsual } from "./directories.ts";
import { printable, printJson, say } from "./output.ts";
import { problemLines } from "./problem-lines.ts";
import { stopSignals } from "./stop-signals.ts";
import type { Surroundings } from "./surroundings.ts";

/** A file, and what its plugins say to it; `null` where libcni refuses the file or the validation was cancelled. */
interface Validated extends NetworkFile {
  readonly plugins: Exclude<Validation, { state: "cancelled" }> | null;
}

/**
 * Says what is wrong with the files of a directory, or with one network's, and asks the plugins whether they speak
 * its version. Fails if there is an error anywhere.
 */
export async function validateCommand({ words, given }: Command, around: Surroundings): Promise<number> {
  const { signal, exitCode } = stopSignals();
  const target = callerTarget(process.cwd());
  const directory = networksToShow(around, given);
  const described = await describeNetworkDirectory(target.files, directory);
  const chosen = choose(described, words[0]);
  const problem = described.problem ?? chosen.problem;
  const cni = new CniConfig({
    target,
    pluginPath: await pluginDirectoriesOrUsual(around.env, target.files),
    cacheDir,
    inheritedEnv: around.env,
  });
  const validated: Validated[] = [];
  for (const file of chosen.files) validated.push(await validate(cni, target, file, signal));
  if (given.has("json")) printJson({ directory, problem, files: validated });
  else for (const file of validated) process.stdout.write(`${linesOf(file).join("\n")}\n`);
  if (signal.aborted) return exitCode() ?? 1;
  return conclude(problem, validated);
}

interface Chosen {
  readonly files: readonly NetworkFile[];
  readonly problem: string | null;
}

/** All files; or of one network the file that libcni takes, and the broken ones that keep it from getting there. */
function choose(
  { files, directory }: Pick<NetworkDirectory, "files" | "directory">,
  name: string | undefined,
): Chosen {
  const none = `There are no networks in ${directory}.`;
  if (name === undefined) return { files, problem: files.length === 0 ? none : null };
  const at = files.findIndex(({ network }) => network?.name === name);
  if (at >= 0) {
    return {
      files: files.slice(0, at + 1).filter((file, index) => index === at || file.network === null),
      problem: null,
    };
  }
  const broken = files.filter(({ network }) => network === null);
  return { files: broken, problem: `There is no network "${name}" in ${directory} that can be read.` };
}

async function validate(
  cni: CniConfig,
  target: CallerTarget,
  file: NetworkFile,
  signal: AbortSignal,
): Promise<Validated> {
  if (file.network === null) return { ...file, plugins: null };
  const list = await confListFromBytes(fromExactBytes(file.bytes), file.file, target.files);
  const validation = await cni.validateNetworkList(list, { signal });
  return { ...file, plugins: validation.state === "cancelled" ? null : validation };
}

function linesOf(validated: Validated): readonly string[] {
  const { file, network, plugins } = validated;
  const lines = [...problemLines(validated)];
  if (plugins?.state === "invalid") lines.push(printable(`${file}: error: ${plugins.message}`));
  if (plugins?.state === "valid" && network !== null) {
    const wants =
      plugins.capabilities.length === 0 ? "" : `; capabilities: ${plugins.capabilities.join(", ")}`;
    const what = `network "${network.name}", version ${network.cniVersion || "0.1.0"}`;
    lines.push(printable(`${file}: ok: ${what}, spoken by ${spokenBy(network.plugins.length)}${wants}`));
  }
  return lines;
}

function conclude(problem: string | null, validated: readonly Validated[]): number {
  const wrong = validated.filter(({ network, plugins }) => network === null || plugins?.state === "invalid");
  if (problem === null && wrong.length === 0) return 0;
  const all = validated.length === 1 ? "1 file" : `${validated.length} files`;
  say(problem ?? `${wrong.length} of ${all} cannot be used.`);
  return 1;
}

const spokenBy = (plugins: number) => (plugins === 1 ? "its plugin" : `its ${plugins} plugins`);
