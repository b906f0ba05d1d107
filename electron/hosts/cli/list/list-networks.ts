import type { NetworkFile } from "../../../../shared/cni/network-file.ts";
import { describeNetworkDirectory } from "../../../libcni/conf/describe-directory.ts";
import { callerTarget } from "../caller-target.ts";
import type { Given } from "../command-line.ts";
import { networksToShow, pluginDirectoriesOrUsual } from "../directories.ts";
import { columns, printJson, say } from "../output.ts";
import { problemLines } from "../problem-lines.ts";
import type { Surroundings } from "../surroundings.ts";

/** Lists the networks of a directory, and under them what is wrong with its files. */
export async function listNetworks(given: Given, around: Surroundings): Promise<number> {
  const { files } = callerTarget(process.cwd());
  const described = await describeNetworkDirectory(files, networksToShow(around, given));
  if (given.has("json")) {
    printJson({ ...described, pluginPath: await pluginDirectoriesOrUsual(around.env, files) });
  } else {
    process.stdout.write(table(described.files) + problems(described.files));
    if (described.files.length === 0 && described.problem === null)
      say(`There are no networks in ${described.directory}.`);
  }
  if (described.problem === null) return 0;
  say(described.problem);
  return 1;
}

function table(files: readonly NetworkFile[]): string {
  const rows = files.flatMap(({ file, network }) =>
    network === null
      ? []
      : [[network.name, network.cniVersion || "-", network.plugins.map(({ type }) => type).join(", "), file]],
  );
  return rows.length === 0 ? "" : columns([["NETWORK", "VERSION", "PLUGINS", "FILE"], ...rows]);
}

function problems(files: readonly NetworkFile[]): string {
  const lines = files.flatMap(problemLines);
  return lines.length === 0 ? "" : `\n${lines.map((line) => `${line}\n`).join("")}`;
}
