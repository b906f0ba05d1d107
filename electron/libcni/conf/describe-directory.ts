import { explainSyntax } from "../../../shared/cni/explain-syntax.ts";
import type {
  ConfProblem,
  NetworkDirectory,
  NetworkFile,
  NetworkOutline,
} from "../../../shared/cni/network-file.ts";
import { noBytes } from "../../../shared/run/exact-bytes.ts";
import { toExactBytes } from "../../platform/exact-bytes.ts";
import type { TargetFiles } from "../../target/target.ts";
import { compareUtf8, decodeUtf8 } from "../go/utf8.ts";
import { ConfError } from "./conf-error.ts";
import { confWarning, confWarnings } from "./conf-warnings.ts";
import { lineAndColumn } from "./line-and-column.ts";
import { listConfFiles, readConfFile } from "./list-conf-files.ts";
import { confListFromBytes, listExtensions, singleExtensions } from "./load-conf-list.ts";
import type { NetworkConfigList } from "./network-config-list.ts";
import type { PluginConfig } from "./plugin-conf.ts";

/**
 * Every configuration file of a directory, good or broken, in the order in which libcni reads them: lists first.
 * Where libcni would stop at a broken file, here the others are read as well, with a word about it.
 */
export async function describeNetworkDirectory(
  files: TargetFiles,
  directory: string,
): Promise<Pick<NetworkDirectory, "directory" | "files" | "problem">> {
  try {
    const found = [
      ...(await listConfFiles(files, directory, listExtensions)),
      ...(await listConfFiles(files, directory, singleExtensions)),
    ];
    const described: NetworkFile[] = [];
    for (const file of found) described.push(withNeighbours(await describeFile(files, file), described));
    return { directory, files: described, problem: null };
  } catch (error) {
    if (!(error instanceof ConfError)) throw error;
    return { directory, files: [], problem: `The directory cannot be read: ${error.message}` };
  }
}

async function describeFile(files: TargetFiles, file: string): Promise<NetworkFile> {
  let bytes: Uint8Array | null = null;
  try {
    bytes = await readConfFile(files, file);
    const list = await confListFromBytes(bytes, file, files);
    return {
      file,
      bytes: toExactBytes(bytes),
      network: outlineOf(list),
      problems: confWarnings(list, bytes),
    };
  } catch (error) {
    if (!(error instanceof ConfError)) throw error;
    return {
      file,
      bytes: bytes === null ? noBytes : toExactBytes(bytes),
      network: null,
      problems: [problemOf(error, bytes)],
    };
  }
}

function problemOf({ message, reason, offset }: ConfError, bytes: Uint8Array | null): ConfProblem {
  const plain: ConfProblem = {
    severity: "error",
    message: asSentence(reason),
    libcniMessage: message,
    position: null,
  };
  if (bytes === null || offset === null) return plain;
  const [before, rest] = [bytes.subarray(0, offset), bytes.subarray(offset)].map(decodeUtf8);
  const sentence = explainSyntax({ reason, before: before ?? "", rest: rest ?? "" });
  return { ...plain, message: sentence ?? plain.message, position: lineAndColumn(bytes, offset) };
}

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function outlineOf(list: NetworkConfigList): NetworkOutline {
  const { name, cniVersion, disableCheck, disableGC } = list;
  return { name, cniVersion, disableCheck, disableGC, plugins: list.plugins.map(pluginOutline) };
}

function pluginOutline({ network }: PluginConfig): NetworkOutline["plugins"][number] {
  const declared = [...network.capabilities].filter(([, supported]) => supported).map(([name]) => name);
  return {
    type: network.type,
    ipamType: network.ipamType === "" ? null : network.ipamType,
    capabilities: declared.sort(compareUtf8),
  };
}

/** Says what the files before it mean for a file when libcni looks for its network by name. */
function withNeighbours(file: NetworkFile, before: readonly NetworkFile[]): NetworkFile {
  const { network } = file;
  if (network === null) return file;
  const winner = before.find((other) => other.network?.name === network.name);
  const broken = before.find((other) => other.network === null);
  const warnings: ConfProblem[] = [];
  if (winner !== undefined) {
    warnings.push(
      confWarning(
        `Another file comes first for the network "${network.name}": ${winner.file}. cnitool uses that one.`,
      ),
    );
  } else if (broken !== undefined) {
    warnings.push(
      confWarning(`cnitool does not get to this file: it stops at ${broken.file}, which is broken.`),
    );
  }
  return { ...file, problems: [...file.problems, ...warnings] };
}
